"""Lists of places cost the same with one row and with three."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.places.enums import AreaLevel, BuildingKind
from gatepost.places.models import Area, Building
from tests.cast import Cast, House
from tests.factories import make_building, make_compound, make_door, make_person, make_post, sign_in
from tests.factories.places import make_organisation
from tests.ground.counting import statements_for


def add_area(house: House, number: int) -> None:
    parent = Area.objects.get_or_create(
        level=AreaLevel.STREET, code="990106009", name="槐安街道", valid_from=date(2010, 1, 1)
    )[0]
    row = Area.objects.create(
        level=AreaLevel.COMMITTEE,
        code=f"99010600900{number}",
        name=f"第{number}社区",
        parent=parent,
        valid_from=date(2010, 1, 1),
        valid_until=date(2019, 1, 1),
    )
    row.successors.add(parent)


def add_organisation(house: House, number: int) -> None:
    make_organisation(f"第{number}街道工会", parent=house.station.organisation.parent)


def add_compound(house: House, number: int) -> None:
    make_building(house.station, compound=make_compound(house.station), number=str(number))


def add_loose_building(house: House, number: int) -> None:
    Building.objects.create(station=house.station, kind=BuildingKind.OFFICE, name=f"第{number}大厦")


def add_post(house: House, number: int) -> None:
    make_post(house.station)


def add_into_compound(house: House, number: int) -> None:
    make_post(house.station, compound=house.compound, entrance=f"{number}号门")
    make_door(house.station, compound=house.compound, address=f"{number + 10}-1-101")


def add_door(house: House, number: int) -> None:
    make_person(
        house.station, "温如意", door=make_door(house.station, compound=house.compound, address=f"3-2-60{number}")
    )


def add_resident(house: House, number: int) -> None:
    make_person(house.station, "简书白", door=house.door)


LISTS: dict[str, tuple[Callable[[House], str], Callable[[House, int], None]]] = {
    "areas": (lambda house: reverse("places:areas"), add_area),
    "organisations": (lambda house: reverse("places:organisations"), add_organisation),
    "compounds": (lambda house: reverse("places:compounds"), add_compound),
    "buildings in no compound": (lambda house: reverse("places:compounds"), add_loose_building),
    "posts": (lambda house: reverse("places:posts"), add_post),
    "one compound": (lambda house: reverse("places:compound", args=[house.compound.id]), add_into_compound),
    "doors of a building": (lambda house: reverse("places:building", args=[house.door.building_id]), add_door),
    "residents of a door": (lambda house: reverse("places:door", args=[house.door.id]), add_resident),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_with_one_row_and_with_three(cast: Cast, client: Client, name: str) -> None:
    url_of, add = LISTS[name]
    sign_in(client, cast.alice)
    add(cast.house, 1)
    with_one = statements_for(client, url_of(cast.house))
    add(cast.house, 2)
    add(cast.house, 3)
    assert statements_for(client, url_of(cast.house)) == with_one
