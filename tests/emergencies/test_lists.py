"""Lists of an emergency cost the same with one row and with three."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from django.test import Client
from django.urls import reverse

from gatepost.emergencies.models import AreaRisk, Emergency, Phase, PolicyVersion
from gatepost.emergencies.policy import peace_policy
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area, Station
from tests.cast import Cast
from tests.factories import NOON, at_noon, sign_in
from tests.factories.moments import TODAY
from tests.ground.counting import statements_for


def add_level(station: Station, number: int) -> None:
    area = Area.objects.create(
        level=AreaLevel.STREET, code=f"9901060{number:02d}", name=f"街道{number}", valid_from=date(2010, 1, 1)
    )
    AreaRisk.objects.create(station=station, area=area, level="low", from_on=TODAY)


def add_earlier_emergency(station: Station, number: int) -> None:
    began = at_noon(days=-100 - 10 * number)
    past = Emergency.objects.create(
        station=station, kind="flood", name="防汛", started_at=began, ended_at=at_noon(days=-95 - 10 * number)
    )
    Phase.objects.create(station=station, emergency=past, name="抢险", from_on=date(2019, 1, 1))


def add_phase(station: Station, number: int) -> None:
    day = date(2020, 2, 10 + number)
    Phase.objects.create(station=station, emergency=station.emergencies.get(), name=f"阶段{number}", from_on=day)


def add_version(station: Station, number: int) -> None:
    PolicyVersion.objects.create(
        station=station,
        emergency=station.emergencies.get(),
        number=10 + number,
        valid_from=at_noon(days=10 + number),
        content=msgspec.to_builtins(peace_policy()),
        created_at=NOON,
    )


LISTS: dict[str, tuple[str, Callable[[Station, int], None]]] = {
    "levels of areas": ("emergencies:home", add_level),
    "earlier emergencies": ("emergencies:home", add_earlier_emergency),
    "phases": ("emergencies:home", add_phase),
    "versions": ("emergencies:policies", add_version),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_with_one_row_and_with_three(cast: Cast, client: Client, name: str) -> None:
    page, add = LISTS[name]
    station, url = cast.house.station, reverse(page)
    sign_in(client, cast.alice)
    add(station, 1)
    with_one = statements_for(client, url)
    add(station, 2)
    add(station, 3)
    assert statements_for(client, url) == with_one
