"""A figure of the day is the length of the list behind it, and what is high the policy of that day says."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from django.utils.translation import override

from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.emergencies.policy import Policy, TemperatureRule, outbreak_policy
from gatepost.gate.enums import Direction, Verdict
from gatepost.gate.names import high_name
from gatepost.gate.queries.passages import DayFigures, day_figures, filtered_passages, high_from
from tests.cast import Cast
from tests.factories import NOON, at_noon, make_passage, make_policy

TODAY = date(2020, 2, 14)
YESTERDAY = TODAY - timedelta(days=1)
TENTHS = (369, 370, 372, 373, 374)


def rule(tenths: int) -> Policy:
    return msgspec.structs.replace(outbreak_policy(), temperature=TemperatureRule(threshold_tenths=tenths))


def figures(cast: Cast, day: date = TODAY) -> DayFigures:
    station_id = cast.house.station.id
    return day_figures(station_id, day, threshold=high_from(station_id, day, NOON))


def listed(cast: Cast, only: str, day: date = TODAY) -> list[int | None]:
    station_id = cast.house.station.id
    rows = filtered_passages(station_id, day, only=only, threshold=high_from(station_id, day, NOON))
    return [row.highest_tenths for row in rows]


def measure(cast: Cast, *, days: int = 0) -> None:
    """The newest is the lowest."""
    for number, tenths in enumerate(TENTHS):
        make_passage(cast.house.east, tenths=tenths, at=at_noon(days=days, minutes=-number))


@pytest.fixture
def emergency(cast: Cast) -> Emergency:
    return Emergency.objects.get(station=cast.house.station)


@pytest.mark.proves("F56")
@pytest.mark.parametrize(("threshold", "high"), [(370, [370, 372, 373, 374]), (373, [373, 374]), (375, [])])
def test_high_is_what_the_policy_in_force_calls_high(
    cast: Cast, emergency: Emergency, threshold: int, high: list[int]
) -> None:
    make_policy(cast.house.station, rule(threshold), emergency=emergency, valid_from=at_noon(hours=-1))
    measure(cast)
    assert (figures(cast).high, listed(cast, "high")) == (len(high), high)


def test_policy_that_begins_later_today_does_not_count_yet(cast: Cast, emergency: Emergency) -> None:
    make_policy(cast.house.station, rule(370), emergency=emergency, valid_from=at_noon(minutes=1))
    measure(cast)
    assert listed(cast, "high") == [373, 374]


def test_day_that_is_over_keeps_the_threshold_of_its_end(cast: Cast, emergency: Emergency) -> None:
    make_policy(cast.house.station, rule(374), emergency=emergency, valid_from=at_noon(days=-1, hours=11))
    make_policy(cast.house.station, rule(370), emergency=emergency, valid_from=at_noon(days=-1, hours=12))
    measure(cast, days=-1)
    assert (figures(cast, YESTERDAY).high, listed(cast, "high", YESTERDAY)) == (1, [374])


def test_without_a_policy_no_reading_is_high(cast: Cast) -> None:
    PolicyVersion.objects.filter(station=cast.house.station).delete()
    measure(cast)
    assert (high_from(cast.house.station.id, TODAY, NOON), figures(cast).high, listed(cast, "high")) == (None, 0, [])


@pytest.mark.parametrize(
    ("threshold", "chinese", "english"),
    [(373, "37.3 ℃ 及以上", "37.3 °C and above"), (370, "37.0 ℃ 及以上", "37.0 °C and above")],
)
def test_figure_is_called_by_the_policys_threshold(threshold: int, chinese: str, english: str) -> None:
    with override("zh-hans"):
        assert high_name(threshold) == chinese
    with override("en"):
        assert high_name(threshold) == english


def test_each_figure_counts_its_list(cast: Cast) -> None:
    east, west = cast.house.east, cast.house.west
    make_passage(east)
    make_passage(west, tenths=380, passed=False, verdict=Verdict.REFER_TO_LEAD)
    make_passage(east, direction=Direction.OUT)
    make_passage(east, direction=Direction.OUT, overrule_reason="家有急病人", verdict=Verdict.REFUSE)
    make_passage(east, direction=Direction.OUT, inferred=True)
    make_passage(cast.charlies.east, tenths=380, passed=False)
    make_passage(east, at=at_noon(days=-1))
    found = figures(cast)
    assert found == DayFigures(entered=1, left=2, turned_away=1, high=1, overruled=1)
    lists = {name: len(listed(cast, name)) for name in ("entered", "left", "turned_away", "high", "overruled")}
    assert DayFigures(**lists) == found


def test_day_begins_and_ends_at_midnight_of_the_station(cast: Cast) -> None:
    midnight = at_noon(hours=-12)
    for at in (midnight - timedelta(microseconds=1), midnight, midnight + timedelta(hours=24)):
        make_passage(cast.house.east, at=at)
    assert [row.happened_at for row in filtered_passages(cast.house.station.id, TODAY)] == [midnight]
