"""A whole compound from one pattern: looked at first, then made."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.search.index import find
from gatepost.kernel.tenancy import seeing
from gatepost.places.actions import make_buildings, register_building
from gatepost.places.enums import BuildingKind
from gatepost.places.models import Building, Compound, Door
from gatepost.places.queries.patterns import plan_of
from gatepost.places.rules import BuildingsPattern, DoorPattern
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_compound, sign_in
from tests.refused import refused

SIX = BuildingsPattern(1, 6, DoorPattern(3, 1, 18, 4))
SMALL = BuildingsPattern(1, 2, DoorPattern(2, 1, 2, 1))
TYPED = {"first_number": "1", "buildings": "2", "units": "2", "first_floor": "1", "last_floor": "2", "rooms": "1"}


@pytest.fixture
def compound(cast: Cast) -> Compound:
    """Without buildings."""
    return make_compound(cast.house.station)


def make(compound: Compound, by: Actor, pattern: BuildingsPattern = SMALL) -> tuple[int, int]:
    made = make_buildings(compound_id=compound.id, pattern=pattern, by=by, at=NOON)
    return made.new_buildings, made.new_doors


def doors(compound: Compound) -> list[str]:
    found = Door.objects.filter(building__compound=compound).order_by("building__number", "unit", "floor", "room")
    return list(found.values_list("spoken", flat=True))


def test_six_buildings_of_three_units_eighteen_floors_and_four_rooms(alice: Actor, compound: Compound) -> None:
    plan = plan_of(compound.station_id, compound.id, SIX)
    assert (plan.new_buildings, plan.new_doors, plan.first, plan.last) == (6, 1296, "1-1-101", "6-3-1804")
    assert make(compound, alice, SIX) == (6, 1296)
    assert [row.name for row in Building.objects.filter(compound=compound)] == [f"{n}号楼" for n in range(1, 7)]
    assert Door.objects.filter(building__compound=compound).count() == 1296
    with seeing([compound.station_id]):
        assert [one.title for one in find(["6-3-1804"], kinds=["door"])] == ["6-3-1804"]


def test_the_same_pattern_again_adds_nothing(alice: Actor, compound: Compound) -> None:
    make(compound, alice)
    before = doors(compound)
    assert make(compound, alice) == (0, 0)
    assert doors(compound) == before


def test_buildings_and_doors_that_are_there_stay_as_they_are(alice: Actor, compound: Compound) -> None:
    register_building(compound_id=compound.id, kind=BuildingKind.OFFICE, name="老二号", number="2", by=alice, at=NOON)
    plan = plan_of(compound.station_id, compound.id, SMALL)
    assert [(row.name, row.building_id is None) for row in plan.rows] == [("1号楼", True), ("老二号", False)]
    assert make(compound, alice) == (1, 8)
    assert Building.objects.get(compound=compound, number="2").name == "老二号"


def test_floors_that_nobody_built_are_left_out(alice: Actor, compound: Compound) -> None:
    pattern = BuildingsPattern(7, 1, DoorPattern(0, 3, 5, 1, frozenset({4})))
    assert make(compound, alice, pattern) == (1, 2)
    assert doors(compound) == ["7-301", "7-501"]


def test_a_slip_of_the_key_makes_nothing(alice: Actor, compound: Compound) -> None:
    with refused("too_many_at_once"):
        make(compound, alice, BuildingsPattern(1, 100, DoorPattern(3, 1, 18, 4)))
    with refused("no_doors"):
        make(compound, alice, BuildingsPattern(1, 2, DoorPattern(1, 2, 1, 4)))
    with refused("too_many_doors"):
        make(compound, alice, BuildingsPattern(1, 1, DoorPattern(30, 1, 30, 4)))
    assert Building.objects.filter(compound=compound).count() == 0


def test_a_name_that_is_taken_refuses_all_of_it(alice: Actor, compound: Compound) -> None:
    register_building(
        compound_id=compound.id, kind=BuildingKind.RESIDENTIAL, name="2号楼", number="", by=alice, at=NOON
    )
    with refused("name_taken", "name"):
        make(compound, alice)
    assert Building.objects.filter(compound=compound).count() == 1


def test_only_who_edits_places_makes_buildings_and_only_at_home(cast: Cast, compound: Compound) -> None:
    with pytest.raises(NotAllowed):
        make(compound, actor_of(cast.bob))
    with pytest.raises(Compound.DoesNotExist):
        make(compound, actor_of(cast.charlie))


def ask(client: Client, compound: Compound, **typed: str) -> Any:
    return client.post(reverse("places:make_buildings", args=[compound.id]), TYPED | typed)


def test_the_page_shows_counts_and_first_and_last_door_before_anything_is_written(
    client: Client, cast: Cast, compound: Compound
) -> None:
    answer = ask(sign_in(client, cast.alice), compound)
    page = answer.content.decode()
    assert [word for word in ("将要添加", "1-1-101", "2-2-201", "添加 2 栋楼、8 户") if word not in page] == []
    assert doors(compound) == []


def test_what_was_looked_at_is_made(client: Client, cast: Cast, compound: Compound) -> None:
    desk = sign_in(client, cast.alice)
    answer = ask(desk, compound, looked_at=ask(desk, compound).context["looked_at"])
    assert (answer.status_code, len(doors(compound))) == (302, 8)
    assert "添加了 2 栋楼、8 户。" in desk.get(answer["Location"]).content.decode()


def test_who_changes_a_number_afterwards_looks_again(client: Client, cast: Cast, compound: Compound) -> None:
    desk = sign_in(client, cast.alice)
    answer = ask(desk, compound, rooms="2", looked_at=ask(desk, compound).context["looked_at"])
    assert (answer.status_code, doors(compound)) == (200, [])
    assert "添加 2 栋楼、16 户" in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"left_out": "四"}, "请写楼层数字，用逗号隔开"),
        ({"last_floor": "0", "first_floor": "0"}, "一户也没有"),
        ({"units": "30", "last_floor": "60", "rooms": "9"}, "2000 户"),
        ({"buildings": "100", "last_floor": "50", "rooms": "9"}, "20000 户"),
        ({"rooms": ""}, "请填写这一项。"),
    ],
)
def test_what_cannot_be_made_is_told_beside_its_field(
    client: Client, cast: Cast, compound: Compound, typed: dict[str, str], sentence: str
) -> None:
    answer = ask(sign_in(client, cast.alice), compound, **typed)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_the_page_is_for_who_edits_places(client: Client, cast: Cast, compound: Compound) -> None:
    assert ask(sign_in(client, cast.bob), compound).status_code == 403
