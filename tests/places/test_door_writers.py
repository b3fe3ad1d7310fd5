"""Two clerks add doors to one building at the same time."""

from __future__ import annotations

import pytest

from gatepost.kernel.access import Actor, Role
from gatepost.kernel.models import SearchEntry
from gatepost.places.actions import PlaceRefused, add_door, add_doors
from gatepost.places.models import Building, Door
from gatepost.places.rules import DoorPattern
from tests.factories import NOON, actor_of, make_building, make_compound, make_staff, make_station
from tests.ground.together import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def building(transactional_db: None) -> Building:
    station = make_station()
    return make_building(station, compound=make_compound(station))


@pytest.fixture
def clerks(building: Building) -> list[Actor]:
    return [actor_of(make_staff(Role.STATION_LEAD, building.station)) for _number in range(2)]


def test_the_same_door_added_twice_at_once_is_there_once(building: Building, clerks: list[Actor]) -> None:
    written = ["2-501", "2单元501室"]
    done = together(
        *(
            lambda by=by, text=text: add_door(building_id=building.id, text=text, by=by, at=NOON)
            for by, text in zip(clerks, written, strict=True)
        )
    )
    assert [type(one) for one in done if isinstance(one, Door)] == [Door]
    assert [one.reason for one in done if isinstance(one, PlaceRefused)] == ["door_taken"]
    assert [door.key for door in building.doors.all()] == ["2/501"]
    assert SearchEntry.objects.filter(kind="door").count() == 1


def test_two_patterns_at_once_make_every_door_once(building: Building, clerks: list[Actor]) -> None:
    patterns = [DoorPattern(2, 1, 6, 2), DoorPattern(2, 4, 8, 3)]
    done = together(
        *(
            lambda by=by, pattern=pattern: add_doors(building_id=building.id, pattern=pattern, by=by, at=NOON)
            for by, pattern in zip(clerks, patterns, strict=True)
        )
    )
    all_doors = {f"{unit}/{floor}0{room}" for unit in (1, 2) for floor in range(1, 7) for room in (1, 2)}
    all_doors |= {f"{unit}/{floor}0{room}" for unit in (1, 2) for floor in range(4, 9) for room in (1, 2, 3)}
    assert sum(one for one in done if isinstance(one, int)) == len(all_doors)
    assert sorted(building.doors.values_list("key", flat=True)) == sorted(all_doors)
