from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.backup.rotation import to_keep

HERE = ZoneInfo("Asia/Shanghai")
NIGHT = datetime(2020, 7, 4, 2, 30, tzinfo=HERE)


def nightly(count):
    return [NIGHT - timedelta(days=n) for n in range(count)]


def days(times):
    return sorted(f"{at:%m-%d}" for at in times)


def test_after_half_a_year_of_nights_there_are_days_weeks_and_months():
    last_week = ["06-28", "06-29", "06-30", "07-01", "07-02", "07-03", "07-04"]
    sundays = ["06-14", "06-21"]
    ends_of_months = ["02-29", "03-31", "04-30", "05-31"]
    assert days(to_keep(nightly(200))) == sorted([*last_week, *sundays, *ends_of_months])


def test_the_first_seven_days_keep_everything():
    assert to_keep(nightly(7)) == set(nightly(7))


def test_of_one_day_the_newest_stays():
    morning, evening = NIGHT.replace(hour=9), NIGHT.replace(hour=21)
    assert to_keep([morning, evening, NIGHT]) == {evening}


def test_a_machine_that_was_off_for_weeks_keeps_what_it_has():
    rare = [NIGHT - timedelta(days=40 * n) for n in range(6)]
    assert to_keep(rare) == set(rare)


def test_a_day_begins_at_the_stations_midnight():
    before, after = NIGHT.replace(hour=23, minute=59), NIGHT.replace(hour=0, minute=1) + timedelta(days=1)
    assert to_keep([before, after]) == {before, after}


moments = st.lists(st.integers(0, 800 * 24 * 60).map(lambda minutes: NIGHT - timedelta(minutes=minutes)))


@given(moments)
def test_the_newest_is_kept_and_never_more_than_seventeen(times):
    kept = to_keep(times)
    assert len(kept) <= 17
    assert kept <= set(times)
    assert set(sorted(times)[-1:]) <= kept


@given(moments)
def test_taking_away_twice_takes_nothing_more(times):
    kept = to_keep(times)
    assert to_keep(kept) == kept
