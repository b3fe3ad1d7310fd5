"""Lists of people cost the same with one row and with three."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import Role
from gatepost.people.enums import PoliticalStanding
from gatepost.people.models import Employment, Enterprise, PoliticalStatus, StaffRole, Tenancy
from tests.cast import Cast, House
from tests.factories import make_compound, make_door, make_pass, make_person, make_staff, sign_in
from tests.ground.counting import statements_for

SINCE = date(2019, 1, 1)


def add_person(house: House, number: int) -> None:
    door = make_door(house.station, compound=house.compound, address=f"3-2-60{number}")
    make_person(house.station, "简书白", door=door, phone=f"1390000222{number}")


def add_to_household(house: House, number: int) -> None:
    make_person(house.station, "简书白", door=house.door, phone="13900002222")


def add_enterprise(house: House, number: int) -> None:
    row = Enterprise.objects.create(station=house.station, name=f"第{number}小铺", contact_name="温如意")
    for _room in range(number):
        Tenancy.objects.create(
            station=house.station, enterprise=row, building=house.door.building, room=f"10{number}", from_on=SINCE
        )
    add_job(house, row, number)


def add_job(house: House, enterprise: Enterprise, number: int) -> None:
    person = make_person(house.station, f"简书白{number}")
    Employment.objects.create(station=house.station, person=person, enterprise=enterprise, from_on=SINCE)


def add_to_enterprise(house: House, number: int) -> None:
    add_job(house, Enterprise.objects.get(name="晴川小铺"), number)
    Tenancy.objects.create(
        station=house.station, enterprise=Enterprise.objects.get(name="晴川小铺"), building=house.door.building, from_on=SINCE
    )  # fmt: skip


def add_to_life(house: House, number: int) -> None:
    """A job, a pass, a step, and somebody in the same household."""
    resident = house.resident
    shop = Enterprise.objects.create(station=house.station, name=f"第{number}小铺")
    Employment.objects.create(station=house.station, person=resident, enterprise=shop, from_on=SINCE)
    make_pass(resident, compound=make_compound(house.station))
    PoliticalStatus.objects.create(
        station=house.station, person=resident, standing=PoliticalStanding.ACTIVIST,
        from_on=date(2010 + number, 1, 1), until_on=date(2011 + number, 1, 1),
    )  # fmt: skip
    add_to_household(house, number)


def add_colleague(house: House, number: int) -> None:
    account = make_staff(Role.SHIFT_WORKER, house.station)
    account.person = make_person(house.station, f"党员{number}")
    account.save()
    StaffRole.objects.create(account=account, role="tester", organisation=house.station.organisation, from_on=SINCE)


def add_role(house: House, number: int) -> None:
    since = date(2010 + number, 1, 1)
    StaffRole.objects.create(
        account=house.lead, role="tester", organisation=house.station.branch, from_on=since, until_on=SINCE
    )


LISTS: dict[str, tuple[Callable[[House], str], Callable[[House, int], None]]] = {
    "persons asked for": (lambda house: reverse("people:persons") + "?q=简书白", add_person),
    "persons of a building": (
        lambda house: reverse("people:persons") + f"?building={house.door.building_id}",
        add_person,
    ),
    "what is found": (lambda house: reverse("people:search") + "?q=简书白", add_person),
    "what is found in the box": (lambda house: reverse("people:search") + "?q=简书白&partial=1", add_person),
    "a person's life": (lambda house: reverse("people:person", args=[house.resident.id]), add_to_life),
    "enterprises": (lambda house: reverse("people:enterprises"), add_enterprise),
    "an enterprise's people and rooms": (
        lambda house: reverse("people:enterprise", args=[Enterprise.objects.get(name="晴川小铺").id]),
        add_to_enterprise,
    ),
    "staff": (lambda house: reverse("people:staff"), add_colleague),
    "a colleague's roles": (lambda house: reverse("people:staff_member", args=[house.lead.id]), add_role),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_with_one_row_and_with_three(cast: Cast, client: Client, name: str) -> None:
    Enterprise.objects.create(station=cast.house.station, name="晴川小铺")
    url_of, add = LISTS[name]
    sign_in(client, cast.alice)
    add(cast.house, 1)
    with_one = statements_for(client, url_of(cast.house))
    add(cast.house, 2)
    add(cast.house, 3)
    assert statements_for(client, url_of(cast.house)) == with_one


def test_nothing_asked_lists_nobody(cast: Cast, client: Client) -> None:
    sign_in(client, cast.alice)
    context = client.get(reverse("people:persons")).context
    assert (context["rows"], context["count"]) == ([], 0)
