from datetime import date

import pytest

from gatepost.kernel.calendar.lunar import Festival, festivals, lunar_day


@pytest.mark.proves("F26")
@pytest.mark.parametrize(
    ("on", "zh", "year_zh"),
    [
        (date(2020, 1, 29), "正月初五", "庚子年"),
        (date(2020, 1, 24), "腊月三十", "己亥年"),
        (date(2020, 6, 25), "五月初五", "庚子年"),
        (date(2020, 4, 23), "四月初一", "庚子年"),
        (date(2020, 5, 23), "闰四月初一", "庚子年"),
        (date(2026, 11, 24), "十月十六", "丙午年"),
    ],
)
def test_the_lunar_day_stands_beside_the_solar_one(on: date, zh: str, year_zh: str) -> None:
    lunar = lunar_day(on)
    assert (lunar.zh, lunar.year_zh) == (zh, year_zh)


def test_a_leap_month_is_the_month_before_it_and_says_so() -> None:
    lunar = lunar_day(date(2020, 5, 23))
    assert (lunar.month, lunar.day, lunar.is_leap_month, lunar.en) == (4, 1, True, "day 1 of leap lunar month 4")


@pytest.mark.proves("F112")
@pytest.mark.parametrize(
    ("on", "named"),
    [
        (date(2020, 6, 25), (Festival("端午节", "Dragon Boat Festival"),)),
        (date(2020, 1, 24), (Festival("除夕", "New Year's Eve"),)),
        (date(2020, 1, 25), (Festival("春节", "Spring Festival"),)),
        (date(2020, 4, 4), (Festival("清明节", "Tomb-Sweeping Day"),)),
        (date(2020, 10, 1), (Festival("中秋节", "Mid-Autumn Festival"), Festival("国庆节", "National Day"))),
        (date(2020, 7, 4), ()),
    ],
)
def test_a_festival_has_its_name_in_both_languages(on: date, named: tuple[Festival, ...]) -> None:
    assert festivals(on) == named
