"""The server's side of contracts/gate/tokens.json; the phone's side is in web/gate."""

from __future__ import annotations

import json
import runpy
from base64 import urlsafe_b64decode
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from gatepost.gate.enums import TokenState
from gatepost.gate.tokens import TokenReading, VerifyingKey, export_public_keys, key_ring, read

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = json.loads((ROOT / "contracts" / "gate" / "tokens.json").read_text(encoding="utf-8"))


def key_from(jwk: dict[str, str]) -> VerifyingKey:
    withdrawn_at = datetime.fromisoformat(jwk["withdrawn_at"]) if "withdrawn_at" in jwk else None
    return VerifyingKey(urlsafe_b64decode(jwk["x"] + "="), withdrawn_at)


KEYS = [key_from(jwk) for jwk in CONTRACT["keys"]]


def as_words(reading: TokenReading) -> dict[str, Any]:
    claims = asdict(reading.claims) if reading.claims else None
    return {
        "state": reading.state.value,
        "kid": reading.kid.hex() if reading.kid else None,
        "claims": claims and {name: value.hex if isinstance(value, UUID) else value for name, value in claims.items()},
    }


@pytest.mark.parametrize("case", CONTRACT["cases"], ids=lambda case: case["name"])
def test_code_is_read_as_agreed(case: dict[str, Any]) -> None:
    reading = as_words(read(case["text"], key_ring(KEYS)))
    assert reading == {name: case[name] for name in ("state", "kid", "claims")}


def test_every_state_that_reading_can_give_is_agreed() -> None:
    assert {case["state"] for case in CONTRACT["cases"]} == set(TokenState) - {TokenState.NONE, TokenState.TYPED}


def test_names_and_texts_of_the_cases_differ() -> None:
    for field in ("name", "text"):
        assert len({case[field] for case in CONTRACT["cases"]}) == len(CONTRACT["cases"])


def test_keys_stand_in_the_form_in_which_devices_get_them() -> None:
    exported = export_public_keys(KEYS)["keys"]
    assert exported == sorted(CONTRACT["keys"], key=lambda jwk: jwk["kid"])


def test_contract_is_what_its_script_writes() -> None:
    script = runpy.run_path(str(ROOT / "tools" / "make_token_vectors.py"))
    assert script["contract"]() == CONTRACT
