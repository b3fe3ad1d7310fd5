"""Registers of buildings and doors, carried out on the real database."""

from __future__ import annotations

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.search.index import find
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import RowResult, Settings
from gatepost.kernel.tenancy import seeing
from gatepost.places.imports.places import PLACES
from gatepost.places.models import Building, Compound, Door
from tests.cast import Cast
from tests.factories import actor_of, make_building, make_compound, make_door
from tests.people.imports import register_makers
from tests.people.imports.register_makers import lines, told

PATTERN = ("building", "kind", "units", "last_floor", "rooms")
DOORS = ("building", "unit", "room")


@pytest.fixture
def compound(cast: Cast) -> Compound:
    """Without buildings."""
    return make_compound(cast.house.station)


@pytest.fixture
def here(compound: Compound) -> Settings:
    return Settings(compound_id=compound.id)


def rows(*told_rows: tuple[object, ...], fields: tuple[str, ...] = PATTERN) -> list[SheetLine]:
    return lines(*told_rows, fields=fields)  # type: ignore[arg-type]


def run(sheet: list[SheetLine], by: Actor, settings: Settings, *, carries_out: bool = True) -> list[RowResult]:
    return register_makers.run(sheet, by, kind=PLACES, settings=settings, carries_out=carries_out)


def places(compound: Compound) -> list[tuple[str, str, str, int]]:
    found = Building.objects.filter(compound=compound)
    return [(row.name, row.number, row.kind, row.doors.count()) for row in found]


SIX = rows(*((f"{number}号楼", "住宅", "3个", "18层", 4.0) for number in range(1, 7)))


def test_a_row_makes_a_building_with_all_its_doors(alice: Actor, compound: Compound, here: Settings) -> None:
    results = run(SIX, alice, here)
    assert told(results) == [("new", "makes_doors")] * 6
    assert PLACES.sentence(results[0].problems[0]) == "添加 216 户。"
    assert places(compound) == [(f"{n}号楼", str(n), "residential", 216) for n in range(1, 7)]
    ends = Door.objects.filter(building__compound=compound).order_by("building__number", "unit", "floor", "room")
    assert [row.spoken for row in (ends[0], ends[1295])] == ["1-1-101", "6-3-1804"]
    with seeing([compound.station_id]):
        assert [one.title for one in find(["6-3-1804"], kinds=["door"])] == ["6-3-1804"]


def test_a_dry_run_tells_the_same_and_writes_nothing(alice: Actor, compound: Compound, here: Settings) -> None:
    assert told(run(SIX, alice, here, carries_out=False)) == [("new", "makes_doors")] * 6
    assert places(compound) == []


def test_the_same_sheet_twice_changes_nothing(alice: Actor, compound: Compound, here: Settings) -> None:
    run(SIX, alice, here)
    assert told(run(SIX, alice, here)) == [("same",)] * 6
    assert [count for *_rest, count in places(compound)] == [216] * 6


def test_a_row_may_be_one_door_however_it_is_written(alice: Actor, compound: Compound, here: Settings) -> None:
    sheet = rows(("3", 2.0, 501.0), ("3号楼", "2单元", "501室"), ("三号楼", "2", "502"), fields=DOORS)
    assert told(run(sheet, alice, here)) == [("new",), ("same",), ("new",)]
    whole = rows(("3-2-501",), ("3号楼2单元503",), fields=("door",))
    assert told(run(whole, alice, here)) == [("same",), ("new",)]
    spoken = Door.objects.filter(building__compound=compound).order_by("room").values_list("spoken", flat=True)
    assert list(spoken) == ["3-2-501", "3-2-502", "3-2-503"]


def test_doors_that_are_missing_in_a_known_building_are_added(alice: Actor, compound: Compound, here: Settings) -> None:
    make_door(compound.station, compound=compound, address="1-1-101")
    results = run(rows(("1", None, "1", "2", "2")), alice, here)
    assert (told(results), results[0].problems[0].of) == ([("changed", "makes_doors")], "3")
    assert places(compound) == [("1号楼", "1", "residential", 4)]


def test_an_office_building_may_stand_in_no_compound(alice: Actor, cast: Cast) -> None:
    sheet = rows(("晴川大厦", "写字楼", "1205"), fields=("name", "kind", "room"))
    assert told(run(sheet, alice, Settings())) == [("new",)]
    assert told(run(sheet, alice, Settings())) == [("same",)]
    row = Building.objects.get(station=cast.house.station, name="晴川大厦")
    assert (row.compound, row.number, [door.key for door in row.doors.all()]) == (None, "", ["/1205"])


def test_a_compound_may_be_named_in_the_row(alice: Actor, compound: Compound) -> None:
    fields = ("compound", "building", "room")
    assert told(run(rows((compound.name, "1", "101"), ("云外小区", "1", "101"), fields=fields), alice, Settings())) == [
        ("new",),
        ("refused", "compound_unknown"),
    ]


@pytest.mark.parametrize(
    ("fields", "row", "word"),
    [
        (PATTERN, (None, None, "3", "18", "4"), "building_not_named"),
        (PATTERN, ("老楼那边", None, "3", "18", "4"), "building_unreadable"),
        (PATTERN, ("1", "城堡", "3", "18", "4"), "building_kind_unknown"),
        (PATTERN, ("1", None, "3", None, "4"), "count_missing"),
        (PATTERN, ("1", None, "3", "十八", "4"), "count_unreadable"),
        (PATTERN, ("1", None, "30", "60", "60"), "place.too_many_doors"),
        (PATTERN, ("1", None, "31", "6", "4"), "count_unreadable"),
        (DOORS, ("1", "2", None), "door.room_missing"),
        (("building", "door"), ("1", "2-3-501"), "place.other_building"),
        (("building", "room", "rooms", "last_floor"), ("1", "501", "4", "18"), "pattern_and_door"),
        (("building", "name"), ("9", "另一座"), "building_named_otherwise"),
        (("building", "name"), ("10", "9号楼"), "building_name_taken"),
        (("building", "kind"), ("9", "写字楼"), "building_of_other_kind"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    alice: Actor, compound: Compound, here: Settings, fields: tuple[str, ...], row: tuple[object, ...], word: str
) -> None:
    make_building(compound.station, compound=compound, number="9")
    result = run(rows(row, fields=fields), alice, here)
    assert told(result) == [("refused", word)]
    assert PLACES.sentence(result[0].problems[0]) != word
    assert [name for name, *_rest in places(compound)] == ["9号楼"]


def test_without_a_compound_nobody_guesses_one(alice: Actor, compound: Compound) -> None:
    assert told(run(rows(("1", None, "1", "1", "1")), alice, Settings())) == [("refused", "compound_missing")]


def test_rows_are_written_by_the_account_that_serves(
    alice: Actor, compound: Compound, here: Settings, app_role: None
) -> None:
    with seeing(alice.stations):
        assert told(run(rows(("1", None, "2", "2", "2")), alice, here)) == [("new", "makes_doors")]
        assert places(compound) == [("1号楼", "1", "residential", 8)]


def test_nothing_of_another_station_is_seen_or_changed(cast: Cast, compound: Compound, here: Settings) -> None:
    named = rows((compound.name, "1", "101"), fields=("compound", "building", "room"))
    assert told(run(named, actor_of(cast.charlie), Settings())) == [("refused", "compound_unknown")]


def test_who_may_not_edit_places_may_not_import(cast: Cast, here: Settings) -> None:
    with pytest.raises(NotAllowed):
        run(SIX, actor_of(cast.bob), here)
