"""Days and times as people say them. A period that ends at midnight ends, in speech, with the day before."""

from __future__ import annotations

from datetime import date, datetime, timedelta

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_zh(day: date) -> str:
    return f"{day.month}月{day.day}日"


def day_en(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def clock_time(minute_of_day: int) -> str:
    """1440 is 24:00."""
    return f"{minute_of_day // 60}:{minute_of_day % 60:02d}"


def _minute(there: datetime) -> int:
    return there.hour * 60 + there.minute


def time_of(there: datetime) -> str:
    return clock_time(_minute(there))


def start_zh(there: datetime) -> str:
    return day_zh(there) + (time_of(there) if _minute(there) else "")


def start_en(there: datetime) -> str:
    return (f"{time_of(there)} on " if _minute(there) else "") + day_en(there)


def end_zh(there: datetime) -> str:
    return start_zh(there) if _minute(there) else day_zh(there - timedelta(days=1))


def end_en(there: datetime) -> str:
    return start_en(there) if _minute(there) else f"the end of {day_en(there - timedelta(days=1))}"
