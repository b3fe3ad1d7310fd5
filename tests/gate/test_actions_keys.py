"""The keys that sign passes: rotated, withdrawn, and given away by their public half only."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from gatepost.gate.actions.keys import KeyStillSigns, rotate_signing_key, signing_pair, withdraw_signing_key
from gatepost.gate.enums import Reason, TokenState, Verdict
from gatepost.gate.models import SigningKey
from gatepost.gate.queries.keys import StationKeys, as_verifying_key, station_keys
from gatepost.gate.tokens import export_public_keys, new_key_pair
from gatepost.kernel import vault
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, code_on
from tests.gate.passers import check


def first_key(cast: Cast) -> SigningKey:
    return SigningKey.objects.get(station=cast.house.station)


def rotate(cast: Cast) -> SigningKey:
    return rotate_signing_key(by=actor_of(cast.alice), at=NOON)


def answer(cast: Cast, code: str) -> tuple[TokenState, Verdict, list[Reason]]:
    checked = check(cast, code=code)
    return checked.gathered.facts.token, checked.decision.verdict, list(checked.decision.reasons)


def test_new_key_signs_and_the_old_one_is_retired(cast: Cast) -> None:
    old = first_key(cast)
    new = rotate(cast)
    old.refresh_from_db()
    assert (old.retired_at, old.withdrawn_at, new.retired_at) == (NOON, None, None)
    assert signing_pair(cast.house.station.id).kid == bytes(new.kid)


def test_pass_signed_by_a_retired_key_stays_good(cast: Cast) -> None:
    code = code_on(cast.house.resident_pass)
    rotate(cast)
    assert answer(cast, code) == (TokenState.VALID, Verdict.ADMIT, [])
    assert answer(cast, code_on(cast.house.resident_pass)) == (TokenState.VALID, Verdict.ADMIT, [])


@pytest.mark.proves("F55")
def test_pass_signed_by_a_withdrawn_key_is_refused_and_printed_anew_it_is_good(cast: Cast) -> None:
    old, code = first_key(cast), code_on(cast.house.resident_pass)
    rotate(cast)
    withdraw_signing_key(key_id=old.id, by=actor_of(cast.alice), at=NOON)
    assert answer(cast, code) == (TokenState.WITHDRAWN_KEY, Verdict.REFUSE, [Reason.CODE_KEY_WITHDRAWN])
    assert answer(cast, code_on(cast.house.resident_pass)) == (TokenState.VALID, Verdict.ADMIT, [])


def test_key_that_signs_is_not_withdrawn(cast: Cast) -> None:
    with pytest.raises(KeyStillSigns):
        withdraw_signing_key(key_id=first_key(cast).id, by=actor_of(cast.alice), at=NOON)
    assert first_key(cast).withdrawn_at is None


def test_key_is_withdrawn_once(cast: Cast) -> None:
    old = first_key(cast)
    rotate(cast)
    for at in (NOON, at_noon(hours=1)):
        withdraw_signing_key(key_id=old.id, by=actor_of(cast.alice), at=at)
    old.refresh_from_db()
    assert old.withdrawn_at == NOON


def test_key_of_another_station_is_not_found(cast: Cast) -> None:
    theirs = SigningKey.objects.get(station=cast.charlies.station)
    with pytest.raises(ObjectDoesNotExist):
        withdraw_signing_key(key_id=theirs.id, by=actor_of(cast.alice), at=NOON)


@pytest.mark.proves("F55")
def test_card_of_another_station_is_signed_by_nobody_that_we_know(cast: Cast) -> None:
    state, verdict, reasons = answer(cast, code_on(cast.charlies.resident_pass))
    assert (state, verdict) == (TokenState.UNKNOWN_KEY, Verdict.REFER_TO_LEAD)
    assert Reason.CODE_KEY_UNKNOWN in reasons


def test_public_export_holds_no_private_part(cast: Cast) -> None:
    rotate(cast)
    station_id = cast.house.station.id
    exported = export_public_keys(as_verifying_key(row) for row in station_keys(station_id))
    assert {frozenset(key) for key in exported["keys"]} == {frozenset({"kty", "crv", "alg", "use", "kid", "x"})}
    private = signing_pair(station_id).private
    text = json.dumps(exported)
    written = [private.hex(), urlsafe_b64encode(private).decode().rstrip("=")]
    assert [one for one in written if one in text] == []


def test_private_half_is_sealed_for_its_own_row(cast: Cast) -> None:
    row, private = first_key(cast), signing_pair(cast.house.station.id).private
    assert private not in bytes(row.private_sealed)
    other = rotate(cast)
    with pytest.raises(vault.SealBroken):
        vault.unseal(row.private_sealed, context=f"gate.signingkey.private:{other.id}")


def test_keys_are_asked_for_one_by_one_and_listed_newest_first(cast: Cast) -> None:
    old, new = first_key(cast), rotate(cast)
    keys = StationKeys(cast.house.station.id)
    assert (list(keys), len(keys)) == ([bytes(new.kid), bytes(old.kid)], 2)
    assert keys[bytes(old.kid)].public == bytes(old.public)
    assert bytes(8) not in keys


def test_database_knows_one_key_that_signs_and_no_withdrawal_before_retirement(cast: Cast) -> None:
    pair, station = new_key_pair(), cast.house.station
    row = {"station": station, "kid": pair.kid, "public": pair.public, "private_sealed": b"", "created_at": NOON}
    with pytest.raises(IntegrityError, match="gate_signingkey_one_signs"), transaction.atomic():
        SigningKey.objects.create(**row)
    with pytest.raises(IntegrityError, match="gate_signingkey_retired_first"), transaction.atomic():
        SigningKey.objects.filter(station=station).update(withdrawn_at=NOON + timedelta(days=1))
