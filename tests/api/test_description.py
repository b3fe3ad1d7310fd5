"""The API describes itself, and the description that others compare is the one that the program gives."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.test import Client

from gatepost.api.api import api
from gatepost.api.management.commands.write_openapi import description_text
from gatepost.api.problems import KINDS
from gatepost.sync.enums import DeviceKind
from tests.api.test_device_access import ALLOWED

ROOT = Path(__file__).resolve().parents[2]
DESCRIBED: dict[str, Any] = api.get_openapi_schema()
CALLS = {
    operation["operationId"]: operation for methods in DESCRIBED["paths"].values() for operation in methods.values()
}
_ROW = re.compile(r"\| `([a-z-]+)` \| ([0-9]{3}) \| .+ \|")


def references(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from references(one)
    elif isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        yield from references(list(part.values()))


def test_kept_description_is_the_programs() -> None:
    kept = (ROOT / "contracts" / "openapi.json").read_text(encoding="utf-8")
    assert kept == description_text(), "run: python -m gatepost manage write_openapi"


def test_description_is_served_as_it_is_kept() -> None:
    answer = Client().get("/api/openapi.json")
    assert (answer.status_code, answer.json()) == (200, json.loads(description_text()))


def test_every_reference_leads_somewhere() -> None:
    known = {f"#/components/schemas/{name}" for name in DESCRIBED["components"]["schemas"]}
    assert set(references(DESCRIBED)) - known == set()


def test_every_kind_of_problem_is_described() -> None:
    problem = DESCRIBED["components"]["schemas"]["Problem"]
    assert problem["properties"]["type"]["enum"] == [f"/problems/{word}" for word in KINDS]


def test_every_kind_of_problem_stands_on_the_modules_page() -> None:
    page = (ROOT / "docs" / "modules" / "api.md").read_text(encoding="utf-8")
    assert dict(_ROW.findall(page)) == {word: str(kind.status) for word, kind in KINDS.items()}


def test_every_status_of_a_problem_is_described_with_some_call() -> None:
    described = {int(status) for call in CALLS.values() for status in call["responses"]}
    assert {kind.status for kind in KINDS.values()} <= described


def test_every_call_says_what_it_is_for_and_what_can_go_wrong() -> None:
    for name, call in CALLS.items():
        assert call["summary"], name
        assert {"401", "403", "405", "422", "500"} <= set(call["responses"]), name
        assert [status for status in call["responses"] if status.startswith("2")], name


def test_description_names_the_devices_that_may_call() -> None:
    named = {kind: {name for name, call in CALLS.items() if kind.value in call["x-devices"]} for kind in DeviceKind}
    assert named == ALLOWED
