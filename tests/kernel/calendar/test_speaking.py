from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gatepost.kernel.calendar.speaking import full_day, spoken_day, spoken_instant

BEIJING = ZoneInfo("Asia/Shanghai")
NOON = datetime(2020, 6, 25, 4, 0, tzinfo=UTC)  # 12:00 at the post
FEAST = date(2020, 6, 25)


@pytest.mark.proves("F26", "F112")
@pytest.mark.parametrize(
    ("on", "language", "said"),
    [
        (FEAST, "zh-hans", "6月25日 周四 端午节"),
        (FEAST, "en", "Thu 25 June, Dragon Boat Festival"),
        (date(2020, 7, 4), "zh-hans", "7月4日 周六"),
        (date(2020, 7, 4), "en", "Sat 4 July"),
        (date(2019, 12, 31), "zh-hans", "2019年12月31日 周二"),
        (date(2019, 12, 31), "en", "Tue 31 December 2019"),
        (date(2020, 10, 1), "zh-hans", "10月1日 周四 中秋节 国庆节"),
    ],
)
def test_a_day_is_said_as_people_say_it(on: date, language: str, said: str) -> None:
    assert spoken_day(on, today=FEAST, language=language) == said


@pytest.mark.parametrize(
    ("on", "language", "said"),
    [
        (FEAST, "zh-hans", "2020年6月25日（周四，五月初五，端午节）"),
        (FEAST, "en", "Thursday, 25 June 2020 (day 5 of lunar month 5, Dragon Boat Festival)"),
        (date(2020, 1, 29), "zh-hans", "2020年1月29日（周三，正月初五）"),
        (date(2020, 5, 23), "en", "Saturday, 23 May 2020 (day 1 of leap lunar month 4)"),
    ],
)
def test_a_day_in_full_has_its_weekday_lunar_day_and_festival(on: date, language: str, said: str) -> None:
    assert full_day(on, language=language) == said


@pytest.mark.parametrize(
    ("before", "zh", "en"),
    [
        (timedelta(seconds=20), "刚刚", "just now"),
        (timedelta(seconds=-20), "刚刚", "just now"),
        (timedelta(minutes=1), "1 分钟前", "1 minute ago"),
        (timedelta(minutes=12, seconds=59), "12 分钟前", "12 minutes ago"),
        (timedelta(minutes=-30), "30 分钟后", "in 30 minutes"),
        (timedelta(minutes=59, seconds=59), "59 分钟前", "59 minutes ago"),
        (timedelta(hours=1), "11:00", "11:00"),
        (timedelta(hours=-3), "15:00", "15:00"),
        (timedelta(hours=12, minutes=1), "6月24日 周三 23:59", "Wed 24 June, 23:59"),
    ],
)
def test_an_instant_is_relative_for_less_than_one_hour_only(before: timedelta, zh: str, en: str) -> None:
    said = [spoken_instant(NOON - before, now=NOON, zone=BEIJING, language=language) for language in ("zh-hans", "en")]
    assert said == [zh, en]
