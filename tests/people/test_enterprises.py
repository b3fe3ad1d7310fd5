"""Enterprises in rooms of buildings, and who works there (F34)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.models import SearchEntry
from gatepost.people.actions import (
    close_enterprise,
    edit_enterprise,
    end_tenancy,
    hire,
    leave,
    register_enterprise,
    start_tenancy,
)
from gatepost.people.models import Employment, Enterprise, Tenancy
from gatepost.people.queries.enterprises import enterprises
from gatepost.people.sealing import phone_of_enterprise
from gatepost.places.enums import BuildingKind
from gatepost.places.models import Building
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of
from tests.factories.moments import TODAY
from tests.people.conftest import PHONE
from tests.refused import refused

CREDIT_CODE = "91110000600037341L"
"""The sample of GB 32100-2015."""
BEGAN = date(2018, 4, 1)


@pytest.fixture
def office(cast: Cast) -> Building:
    return Building.objects.create(station=cast.house.station, kind=BuildingKind.OFFICE, name="槐安大厦")


def register(by: Actor, name: str = "晴川科技有限公司", **facts: Any) -> Enterprise:
    return register_enterprise(name=name, **facts, by=by, at=NOON)


def rooms_of(row: Enterprise, day: date) -> list[str]:
    listed = enterprises(row.station_id, day).get(pk=row.pk)
    return [room.room for room in listed.rooms]


@pytest.mark.proves("F34")
def test_the_register_goes_from_building_to_enterprise_to_person(alice: Actor, cast: Cast, office: Building) -> None:
    row = register(alice, building_id=office.id, room="1203", from_on=BEGAN)
    hire(person_id=cast.house.resident.id, enterprise_id=row.id, title="会计", from_on=BEGAN, by=alice, at=NOON)
    (listed,) = enterprises(alice.station_id, TODAY, building_id=office.id)
    assert (listed.name, listed.people, [room.room for room in listed.rooms]) == ("晴川科技有限公司", 1, ["1203"])
    assert [job.person.name for job in row.employments.all()] == ["沈若溪"]
    assert lines_about(row.id) == ["people.register_enterprise", "people.start_tenancy"]


def test_a_credit_code_is_checked_and_kept_in_one_form(alice: Actor) -> None:
    assert register(alice, credit_code=CREDIT_CODE.lower()).credit_code == CREDIT_CODE
    with refused("credit_code_wrong", "credit_code"):
        register(alice, "白鹭小铺", credit_code=CREDIT_CODE[:-1] + "M")
    with refused("code_taken", "credit_code"):
        register(alice, "白鹭小铺", credit_code=CREDIT_CODE)


def test_small_shops_have_no_code_and_are_still_two(alice: Actor) -> None:
    assert [register(alice, name).credit_code for name in ("白鹭小铺", "青石小铺")] == [None, None]


def test_the_same_company_is_on_the_registers_of_two_stations(alice: Actor, charlie: Actor) -> None:
    assert (
        register(alice, credit_code=CREDIT_CODE).credit_code == register(charlie, credit_code=CREDIT_CODE).credit_code
    )


def test_rooms_are_rented_from_a_day_to_the_day_on_which_they_are_empty(alice: Actor, office: Building) -> None:
    row = register(alice, building_id=office.id, room="1203", from_on=BEGAN)
    start_tenancy(enterprise_id=row.id, building_id=office.id, room="1205", from_on=date(2020, 1, 1), by=alice, at=NOON)
    end_tenancy(tenancy_id=Tenancy.objects.get(room="1203").id, on=date(2020, 2, 1), by=alice, at=NOON)
    assert rooms_of(row, date(2019, 12, 31)) == ["1203"]
    assert sorted(rooms_of(row, date(2020, 1, 31))) == ["1203", "1205"]
    assert rooms_of(row, date(2020, 2, 1)) == ["1205"]
    assert SearchEntry.objects.get(kind="enterprise").note == "槐安大厦 1205"


def test_a_tenancy_ends_once_and_after_it_began(alice: Actor, office: Building) -> None:
    register(alice, building_id=office.id, room="1203", from_on=BEGAN)
    tenancy = Tenancy.objects.get()
    with refused("before_it_began", "on"):
        end_tenancy(tenancy_id=tenancy.id, on=BEGAN, by=alice, at=NOON)
    end_tenancy(tenancy_id=tenancy.id, on=TODAY, by=alice, at=NOON)
    with refused("has_ended"):
        end_tenancy(tenancy_id=tenancy.id, on=TODAY, by=alice, at=NOON)


def test_an_enterprise_that_is_gone_leaves_its_rooms_and_the_lists(alice: Actor, office: Building) -> None:
    row = register(alice, building_id=office.id, room="1203", from_on=BEGAN)
    close_enterprise(enterprise_id=row.id, on=TODAY, by=alice, at=NOON)
    assert Tenancy.objects.get().until_on == TODAY
    assert list(enterprises(alice.station_id, TODAY)) == []
    assert SearchEntry.objects.filter(kind="enterprise").count() == 0
    with refused("has_ended"):
        close_enterprise(enterprise_id=row.id, on=TODAY, by=alice, at=NOON)


def test_an_enterprise_that_is_gone_takes_no_rooms_and_no_edits(alice: Actor, office: Building) -> None:
    row = register(alice)
    close_enterprise(enterprise_id=row.id, on=TODAY, by=alice, at=NOON)
    with refused("has_ended"):
        start_tenancy(enterprise_id=row.id, building_id=office.id, room="1", from_on=TODAY, by=alice, at=NOON)
    with refused("has_ended"):
        edit_enterprise(enterprise_id=row.id, name="新名", credit_code="", is_public=False, by=alice, at=NOON)
    assert SearchEntry.objects.filter(kind="enterprise").count() == 0


def test_the_contact_and_the_phone_stay_where_nothing_new_is_given(alice: Actor) -> None:
    row = register(alice, contact_name="温如意", phone=PHONE)
    edit_enterprise(enterprise_id=row.id, name="晴川贸易", credit_code="", is_public=True, by=alice, at=NOON)
    row.refresh_from_db()
    assert (row.name, row.is_public, row.contact_name) == ("晴川贸易", True, "温如意")
    assert phone_of_enterprise(row) == f"+86{PHONE}"


def test_a_person_works_at_an_enterprise_once_at_a_time(alice: Actor, cast: Cast) -> None:
    row, person = register(alice), cast.house.resident
    job = hire(person_id=person.id, enterprise_id=row.id, from_on=BEGAN, by=alice, at=NOON)
    with refused("works_there_already", "enterprise"):
        hire(person_id=person.id, enterprise_id=row.id, from_on=TODAY, by=alice, at=NOON)
    with refused("before_it_began", "on"):
        leave(employment_id=job.id, on=BEGAN, by=alice, at=NOON)
    leave(employment_id=job.id, on=TODAY, by=alice, at=NOON)
    with refused("has_ended"):
        leave(employment_id=job.id, on=TODAY, by=alice, at=NOON)
    hire(person_id=person.id, enterprise_id=row.id, from_on=TODAY + timedelta(days=30), by=alice, at=NOON)
    assert Employment.objects.count() == 2
    assert lines_about(person.id) == ["people.hire", "people.leave", "people.hire"]


def test_nobody_is_hired_across_stations(alice: Actor, charlie: Actor, cast: Cast) -> None:
    ours, theirs = register(alice), register(charlie)
    for person, enterprise in ((cast.house.resident, theirs), (cast.charlies.resident, ours)):
        with refused("not_here"):
            hire(person_id=person.id, enterprise_id=enterprise.id, from_on=BEGAN, by=alice, at=NOON)


def test_rooms_are_in_buildings_of_the_own_station(alice: Actor, charlie: Actor, cast: Cast) -> None:
    row = register(alice)
    with refused("not_here", "building"):
        start_tenancy(
            enterprise_id=row.id,
            building_id=cast.charlies.door.building_id,
            room="1",
            from_on=BEGAN,
            by=alice,
            at=NOON,
        )
    with pytest.raises(Enterprise.DoesNotExist):
        close_enterprise(enterprise_id=row.id, on=TODAY, by=charlie, at=NOON)


def test_who_may_not_edit_persons_registers_no_enterprise(cast: Cast) -> None:
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            register(actor_of(account))
    assert Enterprise.objects.count() == 0
