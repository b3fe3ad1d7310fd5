"""The risk level of an area, with dates from and to (F104)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gatepost.emergencies.actions import announce_risk
from gatepost.emergencies.enums import RiskLevel
from gatepost.emergencies.models import AreaRisk
from gatepost.emergencies.queries import risk_on
from gatepost.kernel.access import Actor
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of
from tests.refused import refused

SOURCE = "区防控办通告第 41 号"


@pytest.fixture
def street() -> Area:
    return Area.objects.create(level=AreaLevel.STREET, code="990106009", name="槐安街道", valid_from=date(2010, 1, 1))


def announce(
    by: Actor, area: Area, level: RiskLevel, from_on: date, until_on: date | None = None, source: str = SOURCE
) -> AreaRisk:
    return announce_risk(
        area_id=area.id, level=level, from_on=from_on, until_on=until_on, source=source, by=by, at=NOON
    )


def levels(by: Actor, area: Area, *days: date) -> list[RiskLevel | None]:
    assert by.station_id is not None
    return [risk_on(by.station_id, area.id, day) for day in days]


@pytest.mark.proves("F104")
def test_a_level_holds_from_a_day_to_the_day_before_the_one_named(cast: Cast, alice: Actor, street: Area) -> None:
    row = announce(alice, street, RiskLevel.MEDIUM, date(2020, 6, 16), date(2020, 7, 7))
    assert (row.level, row.from_on, row.until_on, row.source) == (
        "medium", date(2020, 6, 16), date(2020, 7, 7), SOURCE
    )  # fmt: skip
    days = [date(2020, 6, 15), date(2020, 6, 16), date(2020, 7, 6), date(2020, 7, 7)]
    assert levels(alice, street, *days) == [None, RiskLevel.MEDIUM, RiskLevel.MEDIUM, None]
    assert lines_about(street.id) == ["emergencies.announce_risk"]


@pytest.mark.proves("F104")
def test_the_next_level_ends_the_one_before_on_the_same_day(cast: Cast, alice: Actor, street: Area) -> None:
    first = announce(alice, street, RiskLevel.LOW, date(2020, 2, 20))
    announce(alice, street, RiskLevel.MEDIUM, date(2020, 6, 16))
    first.refresh_from_db()
    assert first.until_on == date(2020, 6, 16)
    days = [date(2020, 6, 15), date(2020, 6, 16), date(2021, 1, 1)]
    assert levels(alice, street, *days) == [RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.MEDIUM]


def test_a_level_that_ends_later_than_the_next_begins_ends_when_it_begins(
    cast: Cast, alice: Actor, street: Area
) -> None:
    announce(alice, street, RiskLevel.MEDIUM, date(2020, 6, 16), date(2020, 7, 7))
    announce(alice, street, RiskLevel.HIGH, date(2020, 6, 20))
    assert levels(alice, street, date(2020, 6, 19), date(2020, 6, 20)) == [RiskLevel.MEDIUM, RiskLevel.HIGH]
    assert AreaRisk.objects.get(level="medium").until_on == date(2020, 6, 20)


def test_days_between_two_levels_have_none(cast: Cast, alice: Actor, street: Area) -> None:
    announce(alice, street, RiskLevel.MEDIUM, date(2020, 6, 16), date(2020, 6, 18))
    announce(alice, street, RiskLevel.LOW, date(2020, 6, 20))
    assert levels(alice, street, date(2020, 6, 19)) == [None]
    assert AreaRisk.objects.get(level="medium").until_on == date(2020, 6, 18)


def test_a_level_begins_after_the_last_one(cast: Cast, alice: Actor, street: Area) -> None:
    announce(alice, street, RiskLevel.LOW, date(2020, 6, 16))
    for day in (date(2020, 6, 15), date(2020, 6, 16)):
        with refused("before_the_last_level", "from_on"):
            announce(alice, street, RiskLevel.HIGH, day)
    assert [row.level for row in AreaRisk.objects.all()] == ["low"]


@pytest.mark.parametrize("until_on", [date(2020, 6, 15), date(2020, 6, 16)])
def test_a_level_ends_after_it_begins(cast: Cast, alice: Actor, street: Area, until_on: date) -> None:
    with refused("ends_before_it_begins", "until_on"):
        announce(alice, street, RiskLevel.LOW, date(2020, 6, 16), until_on)
    assert AreaRisk.objects.count() == 0


def test_a_period_that_runs_backwards_is_impossible_in_the_table(cast: Cast, alice: Actor, street: Area) -> None:
    row = announce(alice, street, RiskLevel.LOW, date(2020, 6, 16))
    with pytest.raises(IntegrityError, match="emergencies_arearisk_forward"), transaction.atomic():
        AreaRisk.objects.filter(pk=row.pk).update(until_on=date(2020, 6, 16))


def test_each_area_has_its_own_levels(cast: Cast, alice: Actor, street: Area) -> None:
    other = Area.objects.create(level=AreaLevel.STREET, code="990106010", name="柳堤街道", valid_from=date(2010, 1, 1))
    announce(alice, street, RiskLevel.HIGH, date(2020, 6, 16))
    announce(alice, other, RiskLevel.LOW, date(2020, 6, 16))
    assert levels(alice, street, date(2020, 6, 16)) == [RiskLevel.HIGH]
    assert levels(alice, other, date(2020, 6, 16)) == [RiskLevel.LOW]


def test_what_one_station_records_another_does_not_know(cast: Cast, alice: Actor, street: Area) -> None:
    announce(alice, street, RiskLevel.HIGH, date(2020, 6, 16))
    assert levels(actor_of(cast.charlie), street, date(2020, 6, 16)) == [None]
