from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.kernel.calendar.holidays import (
    DAY_NAMES,
    DayKind,
    HolidayPlanNotPublished,
    HolidayRow,
    Mark,
    look_up_day,
    seed_rows,
)

TABLE = {row.on: row for year in (2019, 2020) for row in seed_rows(year)}
PUBLISHED = {2019, 2020}


def kind_of(on: date) -> DayKind:
    return look_up_day(on, table=TABLE, published_years=PUBLISHED).kind


@pytest.mark.proves("F26", "F112")
@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2020, 1, 25), DayKind.HOLIDAY),
        (date(2020, 1, 29), DayKind.MOVED_REST),  # worked off on Sunday 19
        (date(2020, 2, 2), DayKind.HOLIDAY),  # the holiday of 2020 was made longer
        (date(2020, 2, 3), DayKind.WORKDAY),
        (date(2020, 1, 19), DayKind.MOVED_WORKDAY),  # a Sunday
        (date(2020, 6, 25), DayKind.HOLIDAY),
        (date(2020, 6, 26), DayKind.MOVED_REST),  # a Friday, worked off on Sunday 28
        (date(2020, 6, 28), DayKind.MOVED_WORKDAY),
        (date(2020, 7, 4), DayKind.REST_DAY),
        (date(2020, 7, 6), DayKind.WORKDAY),
        (date(2027, 1, 1), DayKind.NOT_PUBLISHED),
        (date(2027, 10, 1), DayKind.NOT_PUBLISHED),
    ],
)
def test_the_table_says_which_days_are_worked(on: date, kind: DayKind) -> None:
    assert kind_of(on) is kind


def test_the_fifth_of_the_first_month_was_a_day_off_of_spring_festival() -> None:
    day = look_up_day(date(2020, 1, 29), table=TABLE, published_years=PUBLISHED)
    assert (day.zh, day.en, day.is_worked) == ("春节", "Spring Festival", False)


def test_a_day_of_a_holiday_carries_its_name() -> None:
    day = look_up_day(date(2020, 6, 28), table=TABLE, published_years=PUBLISHED)
    assert (day.zh, day.en, day.is_worked) == ("端午节", "Dragon Boat Festival", True)


def test_nobody_guesses_whether_a_day_of_an_open_year_is_worked() -> None:
    assert look_up_day(date(2027, 10, 1), table=TABLE, published_years=PUBLISHED).is_worked is None


def test_a_row_typed_by_hand_counts_before_its_year_is_complete() -> None:
    row = HolidayRow(date(2027, 10, 1), Mark.HOLIDAY, "国庆节", "National Day")
    assert look_up_day(row.on, table={row.on: row}, published_years=()).kind is DayKind.HOLIDAY


def test_the_table_decides_against_the_library() -> None:
    row = HolidayRow(date(2020, 6, 28), Mark.REST, "端午节", "Dragon Boat Festival")
    assert look_up_day(row.on, table={**TABLE, row.on: row}, published_years=PUBLISHED).is_worked is False


@pytest.mark.parametrize("year", [1999, 2003, 2050])
def test_a_year_that_is_not_published_has_no_seed(year: int) -> None:
    with pytest.raises(HolidayPlanNotPublished) as open_year:
        seed_rows(year)
    assert open_year.value.year == year


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_published_year_can_be_seeded_in_order(year: int) -> None:
    days = [row.on for row in seed_rows(year)]
    assert days == sorted(set(days))
    assert {on.year for on in days} == {year}


@given(st.dates(date(2019, 1, 1), date(2020, 12, 31)))
def test_rest_is_moved_to_weekdays_and_work_to_weekends(on: date) -> None:
    by_weekday = {
        DayKind.MOVED_REST: False,
        DayKind.MOVED_WORKDAY: True,
        DayKind.WORKDAY: False,
        DayKind.REST_DAY: True,
    }
    assert by_weekday.get(kind_of(on), on.weekday() >= 5) is (on.weekday() >= 5)


def test_a_year_has_as_many_moved_rest_days_as_moved_working_days() -> None:
    days = [date(2019, 1, 1) + timedelta(days=count) for count in range(365)]
    kinds = [kind_of(on) for on in days]
    assert kinds.count(DayKind.MOVED_REST) == kinds.count(DayKind.MOVED_WORKDAY)


def test_every_kind_of_day_has_its_name() -> None:
    assert set(DAY_NAMES) == set(DayKind)
