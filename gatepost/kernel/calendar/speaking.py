"""Dates and times as people say them, in Chinese and English. 24 hours; relative only for less than one hour."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from gatepost.kernel.calendar.lunar import festivals, lunar_day

_WEEKDAYS_ZH = "一二三四五六日"
_SECONDS_OF_HOUR = 3600


def is_chinese(language: str) -> bool:
    """Of a language code as Django gives it: zh-hans, en."""
    return language.lower().startswith("zh")


def spoken_day(on: date, *, today: date, language: str) -> str:
    """6月25日 周四 端午节; Thu 25 June, Dragon Boat Festival. The year is said when it is not this one."""
    days = festivals(on)
    if is_chinese(language):
        year = "" if on.year == today.year else f"{on.year}年"
        return " ".join([f"{year}{on.month}月{on.day}日", weekday_zh(on), *[one.zh for one in days]])
    year = "" if on.year == today.year else f" {on.year}"
    return ", ".join([f"{on:%a} {on.day} {on:%B}{year}", *[one.en for one in days]])


def full_day(on: date, *, language: str) -> str:
    """2020年6月25日（周四，五月初五，端午节）; Thursday, 25 June 2020 (day 5 of lunar month 5, Dragon Boat Festival)."""
    lunar, days = lunar_day(on), festivals(on)
    if is_chinese(language):
        inside = "，".join([weekday_zh(on), lunar.zh, *[one.zh for one in days]])
        return f"{on.year}年{on.month}月{on.day}日（{inside}）"
    inside = ", ".join([lunar.en, *[one.en for one in days]])
    return f"{on:%A}, {on.day} {on:%B} {on.year} ({inside})"


def spoken_instant(at: datetime, *, now: datetime, zone: tzinfo, language: str) -> str:
    """12 分钟前 within the hour; 14:05 today; 6月25日 周四 端午节 14:05 on other days."""
    seconds = (now - at).total_seconds()
    if abs(seconds) < _SECONDS_OF_HOUR:
        return _minutes_apart(seconds, language)
    there, today = at.astimezone(zone), now.astimezone(zone).date()
    if there.date() == today:
        return f"{there:%H:%M}"
    spoken = spoken_day(there.date(), today=today, language=language)
    return f"{spoken} {there:%H:%M}" if is_chinese(language) else f"{spoken}, {there:%H:%M}"


def weekday_zh(on: date) -> str:
    return f"周{_WEEKDAYS_ZH[on.weekday()]}"


def _minutes_apart(seconds: float, language: str) -> str:
    minutes = int(abs(seconds) // 60)
    if minutes == 0:
        return "刚刚" if is_chinese(language) else "just now"
    if is_chinese(language):
        return f"{minutes} 分钟{'前' if seconds > 0 else '后'}"
    word = "minute" if minutes == 1 else "minutes"
    return f"{minutes} {word} ago" if seconds > 0 else f"in {minutes} {word}"
