"""Buildings, and their doors from a pattern or one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.models import AuditLine
from gatepost.kernel.search.index import find
from gatepost.kernel.tenancy import seeing
from gatepost.places.actions import add_door, add_doors, register_building
from gatepost.places.door_addresses import DoorError, DoorFault
from gatepost.places.enums import BuildingKind
from gatepost.places.models import Building, Compound, Door
from gatepost.places.rules import MOST_DOORS, DoorPattern, doors_of, room_name
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of
from tests.refused import refused


@pytest.fixture
def building(alice: Actor, cast: Cast) -> Building:
    """Number 5, without doors."""
    return register_building(
        compound_id=cast.house.compound.id,
        kind=BuildingKind.RESIDENTIAL,
        name="5号楼",
        number="5",
        by=alice,
        at=NOON,
    )


@pytest.fixture
def office(alice: Actor) -> Building:
    """In no compound, and without a number."""
    return register_building(compound_id=None, kind=BuildingKind.OFFICE, name="槐安大厦", number="", by=alice, at=NOON)


def fill(building: Building, by: Actor, *pattern: int) -> int:
    return add_doors(building_id=building.id, pattern=DoorPattern(*pattern), by=by, at=NOON)


def keys(building: Building) -> list[str]:
    return list(building.doors.values_list("key", flat=True))


def test_a_pattern_makes_every_door_unit_by_unit_from_the_lowest_floor_up() -> None:
    assert [door.short for door in doors_of(DoorPattern(2, -1, 2, 2), "5")] == [
        "5-1-B1-1", "5-1-B1-2", "5-1-101", "5-1-102", "5-1-201", "5-1-202",
        "5-2-B1-1", "5-2-B1-2", "5-2-101", "5-2-102", "5-2-201", "5-2-202",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("floor", "room", "name"), [(5, 1, "501"), (12, 10, "1210"), (-1, 3, "B1-3"), (-2, 11, "B2-11")]
)
def test_a_room_is_named_after_its_floor(floor: int, room: int, name: str) -> None:
    assert room_name(floor, room) == name


@given(st.integers(0, 6), st.integers(-3, 30), st.integers(0, 20), st.integers(1, 12))
def test_a_pattern_counts_what_it_makes_and_makes_no_door_twice(units: int, low: int, height: int, rooms: int) -> None:
    pattern = DoorPattern(units, low, low + height, rooms)
    doors = doors_of(pattern, "5")
    assert len({door.key for door in doors}) == len(doors) == pattern.count
    assert 0 not in pattern.floors


def test_doors_are_added_by_pattern_and_can_be_found(alice: Actor, building: Building) -> None:
    assert fill(building, alice, 3, 1, 6, 2) == 36
    assert len(keys(building)) == 36
    (line,) = AuditLine.objects.filter(subject_id=building.id, action="places.add_doors")
    assert line.detail == {"doors": 36}
    with seeing([building.station_id]):
        assert [(one.title, one.note) for one in find({"5-3-602"})] == [("5-3-602", building.compound.name)]


def test_doors_that_are_there_stay_as_they_are(alice: Actor, building: Building) -> None:
    add_door(building_id=building.id, text="一单元101室", by=alice, at=NOON)
    assert fill(building, alice, 1, 1, 2, 2) == 3
    assert fill(building, alice, 1, 1, 2, 2) == 0
    assert Door.objects.get(building=building, key="1/101").spoken == "5-1-101"
    assert len(keys(building)) == 4


def test_a_building_without_units_has_doors_without_a_unit(alice: Actor, office: Building) -> None:
    assert fill(office, alice, 0, 11, 12, 2) == 4
    assert keys(office) == ["/1101", "/1102", "/1201", "/1202"]
    with seeing([office.station_id]):
        assert [one.title for one in find({"1201", "大厦"})] == ["槐安大厦 1201"]


@pytest.mark.parametrize(
    ("pattern", "reason"), [((1, 0, 0, 4), "no_doors"), ((1, 1, 3, 0), "no_doors"), ((20, 1, 21, 5), "too_many_doors")]
)
def test_a_pattern_of_no_door_or_of_too_many_is_refused(
    alice: Actor, building: Building, pattern: tuple[int, ...], reason: str
) -> None:
    with refused(reason):
        fill(building, alice, *pattern)
    assert keys(building) == []


def test_a_pattern_of_exactly_the_most_doors_is_taken(alice: Actor, building: Building) -> None:
    assert fill(building, alice, 20, 1, 20, 5) == MOST_DOORS


@pytest.mark.parametrize("text", ["2-501", "5-2-501", "5号楼2单元501室", "五号楼二单元五〇一", "２－５０１"])
def test_one_door_is_added_as_it_is_spoken(alice: Actor, building: Building, text: str) -> None:
    row = add_door(building_id=building.id, text=text, by=alice, at=NOON)
    assert (row.unit, row.floor, row.room, row.key, row.spoken) == ("2", 5, "501", "2/501", "5-2-501")
    assert lines_about(row.id) == ["places.add_door"]


def test_a_door_is_there_once_however_it_is_written(alice: Actor, building: Building) -> None:
    add_door(building_id=building.id, text="2-501", by=alice, at=NOON)
    with refused("door_taken", "address"):
        add_door(building_id=building.id, text="5号楼2单元501室", by=alice, at=NOON)
    assert keys(building) == ["2/501"]


def test_an_address_of_another_building_is_refused(alice: Actor, building: Building) -> None:
    with refused("other_building", "address"):
        add_door(building_id=building.id, text="6-2-501", by=alice, at=NOON)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("5号楼", DoorFault.ROOM_MISSING), ("随便哪里", DoorFault.NOT_UNDERSTOOD), (" ", DoorFault.EMPTY)],
)
def test_what_is_no_door_is_told_why(alice: Actor, building: Building, text: str, fault: DoorFault) -> None:
    with pytest.raises(DoorError) as told:
        add_door(building_id=building.id, text=text, by=alice, at=NOON)
    assert told.value.fault is fault


def test_a_building_is_named_once_in_its_compound(alice: Actor, building: Building, office: Building) -> None:
    for compound_id, name in ((building.compound_id, "5号楼"), (None, "槐安大厦")):
        with refused("name_taken", "name"):
            register_building(
                compound_id=compound_id, kind=BuildingKind.OFFICE, name=name, number="", by=alice, at=NOON
            )
    assert lines_about(office.id) == ["places.register_building"]


def test_nothing_is_built_in_another_stations_compound(charlie: Actor, cast: Cast, building: Building) -> None:
    with pytest.raises(Compound.DoesNotExist):
        register_building(
            compound_id=cast.house.compound.id, kind=BuildingKind.OFFICE, name="楼", number="", by=charlie, at=NOON
        )
    with pytest.raises(Building.DoesNotExist):
        fill(building, charlie, 1, 1, 1, 1)
    with pytest.raises(Building.DoesNotExist):
        add_door(building_id=building.id, text="1-101", by=charlie, at=NOON)


def test_who_may_not_edit_places_adds_no_doors(cast: Cast, building: Building) -> None:
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            fill(building, actor_of(account), 1, 1, 1, 1)
    assert keys(building) == []
