"""The lunar day beside the solar one: 正月初五, leap months, festivals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lunar_python import Solar

_FESTIVALS_IN_ENGLISH = {
    "除夕": "New Year's Eve",
    "春节": "Spring Festival",
    "元宵节": "Lantern Festival",
    "端午节": "Dragon Boat Festival",
    "七夕节": "Qixi Festival",
    "中秋节": "Mid-Autumn Festival",
    "重阳节": "Double Ninth Festival",
    "腊八节": "Laba Festival",
    "清明节": "Tomb-Sweeping Day",
    "元旦": "New Year's Day",
    "妇女节": "Women's Day",
    "劳动节": "Labour Day",
    "儿童节": "Children's Day",
    "国庆节": "National Day",
}
_SOLAR_FESTIVALS = {(1, 1): "元旦", (3, 8): "妇女节", (5, 1): "劳动节", (6, 1): "儿童节", (10, 1): "国庆节"}


@dataclass(frozen=True, slots=True)
class Festival:
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar. `year` is the solar year in which the lunar one began."""

    year: int
    month: int
    day: int
    is_leap_month: bool
    zh: str
    """五月初五, 闰四月初一."""
    year_zh: str
    """庚子年."""

    @property
    def en(self) -> str:
        return f"day {self.day} of {'leap ' if self.is_leap_month else ''}lunar month {self.month}"


# Sun and moon are computed for each: 2.5 ms, on a page with twenty dates a twentieth of a second.
_remembered = lru_cache(maxsize=2048)


@_remembered
def lunar_day(on: date) -> LunarDay:
    lunar = Solar.fromYmd(on.year, on.month, on.day).getLunar()
    month = int(lunar.getMonth())
    return LunarDay(
        year=int(lunar.getYear()),
        month=abs(month),
        day=int(lunar.getDay()),
        is_leap_month=month < 0,
        zh=f"{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}",
        year_zh=f"{lunar.getYearInGanZhi()}年",
    )


@_remembered
def festivals(on: date) -> tuple[Festival, ...]:
    """What is celebrated on that day, the lunar festival first. Says nothing of days off: the table of holidays does."""
    lunar = Solar.fromYmd(on.year, on.month, on.day).getLunar()
    names = [str(name) for name in lunar.getFestivals()]
    if lunar.getJieQi() == "清明":
        names.append("清明节")
    if solar := _SOLAR_FESTIVALS.get((on.month, on.day)):
        names.append(solar)
    return tuple(Festival(name, _FESTIVALS_IN_ENGLISH[name]) for name in names if name in _FESTIVALS_IN_ENGLISH)
