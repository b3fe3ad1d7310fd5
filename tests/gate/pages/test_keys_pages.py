"""Signing keys on their pages: changed, withdrawn, given away by their public half."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.gate.actions.keys import signing_pair
from gatepost.gate.models import SigningKey
from tests.cast import Cast
from tests.factories import make_signing_key
from tests.ground.counting import statements_for
from tests.words import in_chinese

KEYS, ROTATE, EXPORT = "/gate/keys/", "/gate/keys/rotate/", "/gate/keys/public.json"


def withdraw(key: SigningKey) -> str:
    return reverse("gate:withdraw_key", args=[key.id])


@pytest.fixture
def old(cast: Cast) -> SigningKey:
    """Signs no more."""
    key = SigningKey.objects.get(station=cast.house.station)
    make_signing_key(cast.house.station)
    key.refresh_from_db()
    return key


def test_keys_are_listed_and_only_the_old_one_can_be_withdrawn(alice: Client, cast: Cast, old: SigningKey) -> None:
    answer = alice.get(KEYS)
    new = SigningKey.objects.get(station=cast.house.station, retired_at=None)
    page = answer.content.decode()
    assert {row.id for row in answer.context["keys"]} == {old.id, new.id}
    assert [old.name in page, new.name in page, withdraw(old) in page, withdraw(new) in page] == [True] * 3 + [False]


def test_key_is_changed_after_it_was_asked(alice: Client, cast: Cast) -> None:
    before = signing_pair(cast.house.station.id).kid
    assert alice.get(ROTATE).status_code == 200
    assert signing_pair(cast.house.station.id).kid == before
    assert alice.post(ROTATE).headers["Location"] == KEYS
    assert signing_pair(cast.house.station.id).kid != before


def test_key_is_withdrawn_after_it_was_asked(alice: Client, old: SigningKey) -> None:
    assert alice.get(withdraw(old)).status_code == 200
    assert SigningKey.objects.get(pk=old.pk).withdrawn_at is None
    assert alice.post(withdraw(old)).headers["Location"] == KEYS
    assert SigningKey.objects.get(pk=old.pk).withdrawn_at is not None
    assert withdraw(old) not in alice.get(KEYS).content.decode()


def test_key_that_signs_is_not_withdrawn_and_the_page_says_why(alice: Client, cast: Cast) -> None:
    key = SigningKey.objects.get(station=cast.house.station)
    page = alice.post(withdraw(key)).content.decode()
    assert in_chinese("This key still signs new passes. Change the signing key first.") in page
    assert SigningKey.objects.get(pk=key.pk).withdrawn_at is None


def test_export_is_a_file_of_public_halves(alice: Client, cast: Cast, old: SigningKey) -> None:
    answer = alice.get(EXPORT)
    keys = json.loads(answer.content)["keys"]
    known = SigningKey.objects.filter(station=cast.house.station)
    assert {key["kid"] for key in keys} == {row.name for row in known}
    assert {frozenset(key) for key in keys} == {frozenset({"kty", "crv", "alg", "use", "kid", "x"})}
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_station_without_a_key_is_led_to_the_first(alice: Client, cast: Cast) -> None:
    SigningKey.objects.filter(station=cast.house.station).delete()
    page = alice.get(KEYS).content.decode()
    assert (in_chinese("No key yet") in page, ROTATE in page) == (True, True)


def test_three_keys_need_as_many_statements_as_one(alice: Client, cast: Cast) -> None:
    for_one = statements_for(alice, KEYS)
    for _ in range(2):
        make_signing_key(cast.house.station)
    assert (statements_for(alice, KEYS), len(alice.get(KEYS).context["keys"])) == (for_one, 3)


def test_who_does_not_lead_is_told_so_and_changes_nothing(
    bob: Client, vera: Client, volunteer: Client, old: SigningKey
) -> None:
    before = list(SigningKey.objects.values_list("id", "retired_at", "withdrawn_at"))
    desks = (bob, vera, volunteer)
    told = [desk.get(url).status_code for desk in desks for url in (KEYS, ROTATE, EXPORT, withdraw(old))]
    told += [desk.post(url).status_code for desk in desks for url in (ROTATE, withdraw(old))]
    assert (set(told), list(SigningKey.objects.values_list("id", "retired_at", "withdrawn_at"))) == ({403}, before)


def test_charlie_sees_his_own_keys_and_finds_none_of_ours(charlie: Client, cast: Cast, old: SigningKey) -> None:
    assert {row.station_id for row in charlie.get(KEYS).context["keys"]} == {cast.charlies.station.id}
    assert (charlie.get(withdraw(old)).status_code, charlie.post(withdraw(old)).status_code) == (404, 404)
    assert old.name not in charlie.get(EXPORT).content.decode()
