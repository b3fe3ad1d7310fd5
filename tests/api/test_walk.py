"""Everything that the description allows, and much that it forbids, is sent to every operation: no answer is a mistake of the server,
and every answer is one that the description names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks as openapi

from gatepost.sync.enums import DeviceKind
from tests.api.examples import example_of
from tests.api.operations import OPERATIONS, Example
from tests.api.test_device_access import ALLOWED
from tests.api.walking import Described, Walker, cases_of, described_operations, one_connection
from tests.cast import Cast
from tests.factories import make_device

AS_DESCRIBED = [
    not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
    openapi.response_schema_conformance,
]
_house = settings(
    database=None, derandomize=True, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def examples(cast: Cast) -> dict[str, Example]:
    """Made by the owner: a station's rows cannot be made by the account that only serves."""
    return {operation.id: example_of(operation.id, cast.house) for operation in OPERATIONS}


@pytest.fixture
def walkers(cast: Cast, examples: dict[str, Example], app_role: None) -> Iterator[dict[str, Walker]]:
    """The serving account asks, so that row-level security holds too."""
    token = make_device(cast.house.station, kind=DeviceKind.GATE_PHONE)[1]
    with one_connection():
        yield {"lead": Walker.signed_in(cast.alice), "device": Walker.with_token(token), "nobody": Walker()}


def statuses(walker: Walker, operation: Described, example: Example, most: int) -> set[int]:
    """Sends `most` cases, each to untouched ground; raises for an answer that the description does not name."""
    seen: set[int] = set()

    @settings(_house, max_examples=most)
    @given(case=cases_of(operation, example))
    def ask(case: Case) -> None:
        cache.clear()  # a walk asks more often in a minute than anybody may
        untouched = transaction.savepoint()
        response = walker.call(case)
        case.validate_response(response, checks=AS_DESCRIBED)
        transaction.savepoint_rollback(untouched)
        seen.add(response.status_code)

    ask()
    return seen


def walk(walker: Walker, examples: dict[str, Example], most: int) -> dict[str, set[int]]:
    """What each operation answered."""
    return {name: statuses(walker, one, examples[name], most) for name, one in described_operations().items()}


def succeeded(answered: dict[str, set[int]]) -> set[str]:
    return {name for name, seen in answered.items() if seen & {200, 201}}


def test_lead_is_always_answered_as_described(walkers: dict[str, Walker], examples: dict[str, Example]) -> None:
    assert set(walk(walkers["lead"], examples, 8)) == set(examples)


@pytest.mark.long
def test_deeper_walk_gets_a_success_from_every_operation(
    walkers: dict[str, Walker], examples: dict[str, Example]
) -> None:
    assert succeeded(walk(walkers["lead"], examples, 200)) == set(examples)


@pytest.mark.parametrize("most", [4, pytest.param(60, marks=pytest.mark.long)])
def test_device_is_always_answered_as_described_and_does_only_what_it_may(
    walkers: dict[str, Walker], examples: dict[str, Example], most: int
) -> None:
    answered = walk(walkers["device"], examples, most)
    assert set(answered) == set(examples)
    assert succeeded(answered) <= ALLOWED[DeviceKind.GATE_PHONE]


@pytest.mark.parametrize("most", [2, pytest.param(20, marks=pytest.mark.long)])
def test_nobody_is_always_answered_as_described_and_does_nothing(
    walkers: dict[str, Walker], examples: dict[str, Example], most: int
) -> None:
    answered = walk(walkers["nobody"], examples, most)
    assert set(answered) == set(examples)
    assert succeeded(answered) == set()
