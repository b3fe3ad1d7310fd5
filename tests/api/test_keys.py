"""Signing keys through the API: exported for whoever verifies, changed, withdrawn."""

from __future__ import annotations

from typing import Any

import pytest

from gatepost.gate.models import SigningKey
from tests.api.bodies import ready
from tests.api.caller import Caller
from tests.cast import Cast
from tests.factories import code_on


def keys(caller: Caller) -> dict[str, dict[str, Any]]:
    return {key["kid"]: key for key in caller.get("/gate/keys").content["keys"]}


def signing(cast: Cast) -> str:
    return SigningKey.objects.get(station=cast.house.station, retired_at=None).name


def test_exported_keys_are_public_halves_and_nothing_else(phone: Caller, cast: Cast) -> None:
    (key,) = keys(phone).values()
    assert set(key) == {"kty", "crv", "alg", "use", "kid", "x"}
    assert (key["kty"], key["crv"], key["kid"]) == ("OKP", "Ed25519", signing(cast))


def test_new_key_signs_and_the_old_one_still_verifies(alice: Caller, cast: Cast) -> None:
    old_code, old_kid = code_on(cast.house.resident_pass), signing(cast)
    answer = alice.post("/gate/keys", None)
    assert (answer.status, answer.content["kid"]) == (201, signing(cast))
    assert set(keys(alice)) == {old_kid, signing(cast)}
    assert alice.post("/gate/checks", ready(cast, code=old_code)).content["token"] == "valid"


def test_withdrawn_key_is_told_as_such_and_stays_in_the_export(alice: Caller, cast: Cast) -> None:
    old_code, old_kid = code_on(cast.house.resident_pass), signing(cast)
    alice.post("/gate/keys", None)
    answer = alice.post(f"/gate/keys/{old_kid}/withdraw", None)
    assert (answer.status, "withdrawn_at" in answer.content) == (200, True)
    assert keys(alice)[old_kid] == answer.content
    assert alice.post("/gate/checks", ready(cast, code=old_code)).content["token"] == "withdrawn_key"


def test_key_that_signs_cannot_be_withdrawn(alice: Caller, cast: Cast) -> None:
    answer = alice.post(f"/gate/keys/{signing(cast)}/withdraw", None)
    assert (answer.status, answer.problem) == (409, "key-still-signs")


@pytest.mark.parametrize("kid", ["0" * 16, "x", "%00"])
def test_key_that_is_not_there_is_not_found(alice: Caller, kid: str) -> None:
    assert alice.post(f"/gate/keys/{kid}/withdraw", None).status in {404, 422}


def test_shift_worker_changes_no_key(bob: Caller, cast: Cast) -> None:
    answers = [bob.post("/gate/keys", None), bob.post(f"/gate/keys/{signing(cast)}/withdraw", None)]
    assert [(answer.status, answer.content["permission"]) for answer in answers] == [(403, "edit_devices")] * 2
