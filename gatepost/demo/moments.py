"""The time of the demo: all of it is in Beijing, which keeps one offset the whole year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")


def moment(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=BEIJING)


def at_second(day: date, second: int) -> datetime:
    """So many seconds after midnight."""
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING) + timedelta(seconds=second)


NOW = moment(2020, 6, 24, 19)
"""Wednesday, the evening before the Dragon Boat Festival. Nothing in the demo is later."""
TODAY = NOW.date()
CALL_OUT = moment(2020, 1, 29, 10)
"""The fifth day of the first lunar month (F26)."""
CLOSED_MANAGEMENT_ON = date(2020, 2, 10)
EASING_ON = date(2020, 4, 30)
SECOND_WAVE_ON = date(2020, 6, 11)
MEDIUM_RISK_ON = date(2020, 6, 16)
REGISTER_OPENED = moment(2019, 3, 4, 9)
"""When the station's register of persons was begun."""
