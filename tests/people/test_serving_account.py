"""What clerks do all day works under the account that serves, which row-level security binds and which may not change the audit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from gatepost.kernel.access import Actor
from gatepost.kernel.models import AuditLine
from gatepost.kernel.tenancy import seeing
from gatepost.people.actions import (
    Revealed,
    hire,
    move_in,
    move_out,
    register_enterprise,
    register_person,
    reveal_value,
    set_political_status,
)
from gatepost.people.enums import PoliticalStanding
from gatepost.people.identity_papers import PaperKind
from gatepost.people.queries.persons import find_persons
from gatepost.people.queries.search import search
from gatepost.places.actions import (
    add_area,
    add_doors,
    add_entrance,
    edit_station,
    found_post,
    register_building,
    register_compound,
    withdraw_area,
)
from gatepost.places.enums import AreaLevel, BuildingKind
from gatepost.places.models import Door, Station
from gatepost.places.rules import DoorPattern
from tests.cast import Cast
from tests.factories import NOON
from tests.factories.moments import TODAY
from tests.people.conftest import PAPER, PHONE


@pytest.fixture
def serving(alice: Actor, app_role: None) -> Iterator[Actor]:
    """Alice, in a request."""
    with seeing(alice.stations):
        yield alice


def test_a_street_is_put_on_the_register(serving: Actor, cast: Cast) -> None:
    acting = {"by": serving, "at": NOON}
    area = add_area(
        level=AreaLevel.STREET, code="990106009", name="槐安街道", parent_id=None, valid_from=date(2010, 1, 1), **acting
    )
    compound = register_compound(name="东柳小区", is_closed=True, area_id=area.id, **acting)
    way_in = add_entrance(compound_id=compound.id, name="东门", **acting)
    post = found_post(entrance_id=way_in.id, name="东门岗", sign_text="守好家门", founded_at=NOON, **acting)
    building = register_building(
        compound_id=compound.id, kind=BuildingKind.RESIDENTIAL, name="5号楼", number="5", **acting
    )
    assert add_doors(building_id=building.id, pattern=DoorPattern(2, 1, 6, 2), **acting) == 24
    door = Door.objects.get(building=building, key="2/502")
    station = Station.objects.get(pk=serving.station_id)
    edit_station(
        branch_id=station.branch_id, host_community_id=station.host_community_id, area_ids=[area.id], address_id=door.id, **acting
    )  # fmt: skip
    withdraw_area(area_id=area.id, on=TODAY, **acting)
    assert Station.objects.get(pk=station.pk).address == door
    found = {
        asked: [hit.subject_id for hit in search(station.id, asked, actor=serving)] for asked in ("5-2-502", "东门岗")
    }
    assert found == {"5-2-502": [door.id], "东门岗": [post.id]}


def test_a_person_is_registered_found_moved_and_looked_at(serving: Actor, cast: Cast) -> None:
    acting = {"by": serving, "at": NOON}
    row = register_person(
        name="单秋禾", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, phone=PHONE, door_id=cast.house.door.id, **acting
    )  # fmt: skip
    shop = register_enterprise(name="晴川小铺", **acting)
    hire(person_id=row.id, enterprise_id=shop.id, from_on=TODAY, **acting)
    set_political_status(person_id=row.id, standing=PoliticalStanding.ACTIVIST, from_on=TODAY, **acting)
    for asked in ("shan", "dqh", "秋禾", PHONE[-4:], PHONE, PAPER):
        assert find_persons(row.station_id, asked) == [row.id]
    assert set(find_persons(row.station_id, "3号楼2单元501室")) == {row.id, cast.house.resident.id}
    assert reveal_value(person_id=row.id, field=Revealed.PAPER, **acting) == PAPER
    move_out(person_id=row.id, on=TODAY, **acting)
    move_in(person_id=row.id, door_id=cast.house.door.id, on=TODAY, **acting)
    assert list(AuditLine.objects.filter(subject_id=row.id).order_by("id").values_list("action", flat=True)) == [
        "people.register_person", "people.hire", "people.set_political_status", "people.reveal_value", "people.move_out",
        "people.move_in",
    ]  # fmt: skip


def test_of_another_station_nothing_is_there(serving: Actor, cast: Cast) -> None:
    station = cast.charlies.station.id
    assert find_persons(cast.house.station.id, "卓一鸣") == []
    assert not Door.objects.filter(station_id=station).exists()
