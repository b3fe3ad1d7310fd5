"""Issuing one pass, to a person or a vehicle."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions import passes as actions
from gatepost.gate.actions.passes import PassRefused, replace_pass
from gatepost.gate.actions.vehicles import register_vehicle
from gatepost.gate.enums import PassState
from gatepost.gate.forms.passes import REFUSALS
from gatepost.gate.models import Pass, Vehicle
from gatepost.gate.plates import read_plate
from gatepost.gate.serials import new_serial, read_serial
from gatepost.kernel.ids import new_id
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_pass, make_vehicle
from tests.gate.doings import issue


def refusal(cast: Cast, **other: Any) -> str:
    """The word, when the pass is refused; nothing was issued then."""
    before = list(Pass.objects.values_list("id", "state"))
    with pytest.raises(PassRefused) as refused:
        issue(cast, actor_of(cast.bob), **other)
    assert list(Pass.objects.values_list("id", "state")) == before
    return refused.value.reason


def test_pass_holds_from_the_first_second_of_its_first_day_to_the_end_of_its_last(cast: Cast) -> None:
    row = issue(cast, actor_of(cast.bob), from_on=date(2020, 2, 15), until_on=date(2020, 3, 31))
    assert (row.valid_from, row.valid_until) == (at_noon(hours=12), at_noon(days=46, hours=12))


def test_issued_pass_is_stored_as_asked_for(cast: Cast) -> None:
    made = issue(cast, actor_of(cast.bob))
    row = Pass.objects.get(pk=made.id)
    assert (row.station_id, row.kind, row.person_id) == (cast.house.station.id, "volunteer", cast.house.resident.id)
    assert (row.vehicle_id, row.compound_id) == (None, cast.house.compound.id)
    assert (row.state, row.state_from, row.replaced_by_id) == ("active", None, None)
    assert (row.issued_at, row.issued_by) == (NOON, cast.bob.id)
    assert read_serial(row.serial) == row.serial


def test_pass_of_a_vehicle_names_the_vehicle(cast: Cast) -> None:
    vehicle = make_vehicle(cast.house.station)
    row = issue(cast, actor_of(cast.bob), kind=PasserKind.VEHICLE, person_id=None, vehicle_id=vehicle.id)
    assert (row.kind, row.person_id, row.vehicle_id) == ("vehicle", None, vehicle.id)


def test_plate_is_registered_once_however_it_is_written(cast: Cast) -> None:
    bob = actor_of(cast.bob)
    plates = [read_plate(text) for text in ("京A12345", "京a·12345")]
    first, second = [register_vehicle(plate=plate, keeper_id=None, by=bob, at=NOON) for plate in plates]
    assert (first.id, Vehicle.objects.count()) == (second.id, 1)


def test_nobody_of_another_station_becomes_a_keeper(cast: Cast) -> None:
    keeper, bob = cast.charlies.resident, actor_of(cast.bob)
    with pytest.raises(PassRefused, match="not_here"):
        register_vehicle(plate=read_plate("京A12345"), keeper_id=keeper.id, by=bob, at=NOON)
    assert Vehicle.objects.count() == 0


@pytest.mark.parametrize(
    ("other", "word"),
    [
        ({"from_on": date(2020, 3, 1), "until_on": date(2020, 2, 29)}, "ends_before_it_begins"),
        ({"from_on": date(2020, 2, 14), "until_on": date(2021, 2, 15)}, "too_long"),
        ({"person_id": new_id()}, "not_here"),
        ({"compound_id": new_id()}, "not_here"),
        ({"kind": PasserKind.VEHICLE, "person_id": None, "vehicle_id": new_id()}, "not_here"),
        ({"kind": PasserKind.VEHICLE}, "wrong_holder"),
        ({"vehicle_id": new_id()}, "wrong_holder"),
        ({"person_id": None}, "wrong_holder"),
        ({"kind": PasserKind.VISITOR}, "wrong_holder"),
    ],
)
def test_what_cannot_be_issued_is_refused_with_its_word(cast: Cast, other: dict[str, Any], word: str) -> None:
    assert refusal(cast, **other) == word
    assert REFUSALS[word]


@pytest.mark.parametrize(
    ("until_on", "days"), [(date(2020, 2, 14), 1), (date(2021, 2, 14), 367)]
)  # fmt: skip
def test_shortest_and_longest_pass_are_issued(cast: Cast, until_on: date, days: int) -> None:
    row = issue(cast, actor_of(cast.bob), from_on=date(2020, 2, 14), until_on=until_on)
    assert (row.valid_until - row.valid_from).days == days


def test_who_has_moved_out_gets_none(cast: Cast) -> None:
    cast.house.resident.left_on = date(2020, 2, 1)
    cast.house.resident.save()
    assert refusal(cast) == "not_here"


def test_charlies_people_and_compounds_are_not_ours(cast: Cast) -> None:
    theirs = cast.charlies
    assert refusal(cast, person_id=theirs.resident.id) == "not_here"
    assert refusal(cast, compound_id=theirs.compound.id) == "not_here"


def test_holder_has_one_valid_pass_of_a_kind_for_a_compound(cast: Cast) -> None:
    issue(cast, actor_of(cast.bob))
    assert refusal(cast) == "already_has_one"
    issue(cast, actor_of(cast.bob), compound_id=cast.house.other_compound.id)
    issue(cast, actor_of(cast.bob), kind=PasserKind.CLEANER)


def test_vehicle_has_one_valid_pass_for_a_compound(cast: Cast) -> None:
    make_pass(vehicle := make_vehicle(cast.house.station), compound=cast.house.compound)
    assert refusal(cast, kind=PasserKind.VEHICLE, person_id=None, vehicle_id=vehicle.id) == "already_has_one"


def test_expired_pass_gives_way_to_the_next(cast: Cast) -> None:
    old = issue(cast, actor_of(cast.bob), until_on=date(2020, 2, 20))
    after = at_noon(days=6, hours=12)
    new = issue(cast, actor_of(cast.bob), from_on=date(2020, 2, 21), at=after)
    old.refresh_from_db()
    assert (old.state, old.state_from, old.replaced_by_id, new.state) == ("replaced", after, new.id, "active")


def test_pass_in_its_last_second_does_not_give_way_yet(cast: Cast) -> None:
    old = issue(cast, actor_of(cast.bob), until_on=date(2020, 2, 20))
    assert refusal(cast, from_on=date(2020, 2, 21), at=at_noon(days=6, hours=11, minutes=59, seconds=59)) == (
        "already_has_one"
    )
    old.refresh_from_db()
    assert old.state == PassState.ACTIVE


def test_taken_number_is_drawn_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    free = new_serial()
    drawn = iter([cast.house.resident_pass.serial, free])
    monkeypatch.setattr(actions, "new_serial", lambda: next(drawn))
    assert issue(cast, actor_of(cast.bob)).serial == free


def test_without_a_free_number_the_old_card_stays(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "new_serial", lambda: cast.house.resident_pass.serial)
    assert refusal(cast) == "no_free_number"
    with pytest.raises(PassRefused, match="no_free_number"):
        replace_pass(pass_id=cast.house.resident_pass.id, reason="卡坏了", by=actor_of(cast.bob), at=NOON)
    cast.house.resident_pass.refresh_from_db()
    assert cast.house.resident_pass.state == PassState.ACTIVE
