"""Sealed values: opened by their own key in their own place, and by nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from gatepost.kernel import masters, vault
from gatepost.kernel.ids import new_id
from gatepost.kernel.models import DataKey
from gatepost.kernel.vault import KeyInHand, SealBroken, blind, destroy_key, make_key, seal, unseal
from tests.factories import NOON

PHONE = "13900001234"
PLACE = "people.person.phone:1"


@dataclass(frozen=True)
class Keys:
    station: UUID
    emergency: UUID
    other_station: UUID


@pytest.fixture
def keys(db: None) -> Iterator[Keys]:
    here, there = new_id(), new_id()
    yield Keys(
        station=make_key(station_id=here, emergency_id=None, at=NOON).id,
        emergency=make_key(station_id=here, emergency_id=new_id(), at=NOON).id,
        other_station=make_key(station_id=there, emergency_id=None, at=NOON).id,
    )
    vault._open_keys.clear()


@pytest.mark.parametrize("text", [PHONE, "", "沈若溪 𬭚", "x" * 5000])
def test_what_was_sealed_opens_as_it_was(keys: Keys, text: str) -> None:
    assert unseal(seal(text, key_id=keys.station, context=PLACE), context=PLACE) == text


def test_a_sealed_value_shows_nothing_of_the_text_and_never_looks_the_same(keys: Keys) -> None:
    first, second = (seal(PHONE, key_id=keys.station, context=PLACE) for _ in range(2))
    assert first != second
    assert [part for part in (PHONE.encode(), b"1234") if part in first] == []


def test_any_changed_byte_is_noticed(keys: Keys) -> None:
    sealed = seal(PHONE, key_id=keys.station, context=PLACE)
    opened = []
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        try:
            opened.append((place, unseal(changed, context=PLACE)))
        except SealBroken:
            continue
    assert opened == []


@pytest.mark.parametrize("length", [0, 1, 17, 44])
def test_a_value_that_was_cut_off_is_no_sealed_value(keys: Keys, length: int) -> None:
    sealed = seal("", key_id=keys.station, context=PLACE)
    with pytest.raises(SealBroken, match="not a sealed value"):
        unseal(sealed[:length], context=PLACE)


def test_a_value_that_was_moved_to_another_row_does_not_open(keys: Keys) -> None:
    sealed = seal(PHONE, key_id=keys.station, context="people.person.phone:1")
    with pytest.raises(SealBroken, match="changed or moved"):
        unseal(sealed, context="people.person.phone:2")


def test_another_stations_key_does_not_open_it(keys: Keys) -> None:
    sealed = seal(PHONE, key_id=keys.station, context=PLACE)
    claimed = sealed[:1] + keys.other_station.bytes + sealed[17:]
    with pytest.raises(SealBroken, match="changed or moved"):
        unseal(claimed, context=PLACE)


def test_a_key_that_nobody_has_opens_nothing(keys: Keys) -> None:
    sealed = seal(PHONE, key_id=keys.station, context=PLACE)
    with pytest.raises(SealBroken, match="no such key"):
        unseal(sealed[:1] + new_id().bytes + sealed[17:], context=PLACE)


def test_destroying_the_key_of_an_emergency_destroys_what_it_sealed_and_nothing_else(keys: Keys) -> None:
    visit = seal("访客", key_id=keys.emergency, context=PLACE)
    phone = seal(PHONE, key_id=keys.station, context=PLACE)
    destroy_key(key_id=keys.emergency, at=NOON)
    with pytest.raises(SealBroken, match="destroyed"):
        unseal(visit, context=PLACE)
    with pytest.raises(SealBroken, match="destroyed"):
        blind(PHONE, key_id=keys.emergency, purpose="phone")
    assert unseal(phone, context=PLACE) == PHONE


def test_a_destroyed_key_is_gone_from_the_table_and_says_when(keys: Keys) -> None:
    destroy_key(key_id=keys.emergency, at=NOON)
    row = DataKey.objects.get(pk=keys.emergency)
    assert (row.wrapped, row.destroyed_at) == (None, NOON)


def test_a_key_that_is_marked_as_destroyed_and_still_there_is_impossible(keys: Keys) -> None:
    with pytest.raises(IntegrityError, match="kernel_datakey_destroyed_means_gone"), transaction.atomic():
        DataKey.objects.filter(pk=keys.emergency).update(destroyed_at=NOON)


@pytest.mark.parametrize(("seconds", "opens"), [(29.9, True), (30.0, False)])
def test_other_processes_forget_a_destroyed_key_after_half_a_minute(
    keys: Keys, monkeypatch: pytest.MonkeyPatch, seconds: float, opens: bool
) -> None:
    passed = [500.0]
    monkeypatch.setattr("gatepost.kernel.vault.time.monotonic", lambda: passed[0])
    sealed = seal(PHONE, key_id=keys.emergency, context=PLACE)
    DataKey.objects.filter(pk=keys.emergency).update(wrapped=None, destroyed_at=NOON)
    passed[0] += seconds
    try:
        opened = unseal(sealed, context=PLACE) == PHONE
    except SealBroken:
        opened = False
    assert opened is opens


def test_a_station_has_one_key_of_its_own_and_an_emergency_one(keys: Keys) -> None:
    row = DataKey.objects.get(pk=keys.station)
    with pytest.raises(IntegrityError, match="kernel_datakey_one_per_purpose"), transaction.atomic():
        make_key(station_id=row.station_id, emergency_id=None, at=NOON)
    emergency = DataKey.objects.get(pk=keys.emergency)
    with pytest.raises(IntegrityError, match="kernel_datakey_one_per_purpose"), transaction.atomic():
        make_key(station_id=row.station_id, emergency_id=emergency.emergency_id, at=NOON)


def test_the_right_key_is_found_by_station_and_emergency(keys: Keys) -> None:
    row = DataKey.objects.get(pk=keys.emergency)
    assert row.emergency_id is not None
    assert vault.station_key(row.station_id) == keys.station
    assert vault.emergency_key(row.station_id, row.emergency_id) == keys.emergency


def test_another_data_folders_master_key_opens_no_key(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = seal(PHONE, key_id=keys.station, context=PLACE)
    vault._open_keys.clear()
    monkeypatch.setattr(masters, "_known", [])
    monkeypatch.setattr(masters, "master_keys", lambda _data_dir: [bytes(32)])
    with pytest.raises(SealBroken, match="master key in the data directory"):
        unseal(sealed, context=PLACE)


def test_a_wrapped_key_put_in_the_place_of_another_does_not_open(keys: Keys) -> None:
    other = DataKey.objects.get(pk=keys.other_station)
    DataKey.objects.filter(pk=keys.station).update(wrapped=other.wrapped)
    with pytest.raises(SealBroken):
        seal(PHONE, key_id=keys.station, context=PLACE)


def test_a_blind_index_finds_the_same_text_again(keys: Keys) -> None:
    first, second = (blind(PHONE, key_id=keys.station, purpose="phone") for _ in range(2))
    assert (first, len(first)) == (second, 16)


def test_a_key_in_hand_seals_and_finds_as_the_key_does_and_asks_nobody(
    keys: Keys, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    hand = KeyInHand(keys.station)
    vault._open_keys.clear()
    with django_assert_num_queries(0):
        first, second = (hand.seal(PHONE, context=PLACE) for _ in range(2))
        found = [hand.blind(PHONE, purpose=purpose) for purpose in ("phone", "paper", "phone")]
    assert (first == second, unseal(first, context=PLACE), vault.key_of(first)) == (False, PHONE, keys.station)
    assert found == [blind(PHONE, key_id=keys.station, purpose=purpose) for purpose in ("phone", "paper", "phone")]


def test_a_blind_index_says_nothing_to_another_key_purpose_or_text(keys: Keys) -> None:
    found = {
        blind(PHONE, key_id=keys.station, purpose="phone"),
        blind(PHONE, key_id=keys.station, purpose="paper"),
        blind(PHONE, key_id=keys.emergency, purpose="phone"),
        blind(PHONE, key_id=keys.other_station, purpose="phone"),
        blind(PHONE[:-1], key_id=keys.station, purpose="phone"),
    }
    assert len(found) == 5
