"""Whether a day is worked. The table decides; a library only seeds it, and nobody guesses a year that is not published.

The State Council publishes a year's plan late in the year before (days off, and weekends worked instead).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import chinese_calendar
from django.utils.translation import gettext_lazy as _

_SATURDAY = 5
_NAMES = {
    "New Year's Day": ("元旦", "New Year's Day"),
    "Spring Festival": ("春节", "Spring Festival"),
    "Tomb-sweeping Day": ("清明节", "Tomb-Sweeping Day"),
    "Labour Day": ("劳动节", "Labour Day"),
    "Dragon Boat Festival": ("端午节", "Dragon Boat Festival"),
    "National Day": ("国庆节", "National Day"),
    "Mid-autumn Festival": ("中秋节", "Mid-Autumn Festival"),
    "Anti-Fascist 70th Day": ("抗战胜利70周年纪念日", "70th Anniversary of Victory Day"),
}


class Mark(StrEnum):
    """What the table says of a day that differs from its weekday."""

    HOLIDAY = "holiday"
    REST = "rest"
    WORKDAY = "workday"


class DayKind(StrEnum):
    WORKDAY = "workday"
    REST_DAY = "rest_day"
    HOLIDAY = "holiday"
    MOVED_REST = "moved_rest"
    MOVED_WORKDAY = "moved_workday"
    NOT_PUBLISHED = "not_published"


DAY_NAMES = {
    DayKind.WORKDAY: _("working day"),
    DayKind.REST_DAY: _("rest day"),
    DayKind.HOLIDAY: _("public holiday"),
    DayKind.MOVED_REST: _("rest day moved here"),
    DayKind.MOVED_WORKDAY: _("working day moved here"),
    DayKind.NOT_PUBLISHED: _("holiday plan not published"),
}
_OF_MARK = {
    Mark.HOLIDAY: DayKind.HOLIDAY,
    Mark.REST: DayKind.MOVED_REST,
    Mark.WORKDAY: DayKind.MOVED_WORKDAY,
}
_WORKED = frozenset({DayKind.WORKDAY, DayKind.MOVED_WORKDAY})


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """One line of the table."""

    on: date
    mark: Mark
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    kind: DayKind
    zh: str = ""
    """The holiday to which the day belongs, "" for days of the ordinary week."""
    en: str = ""

    @property
    def is_worked(self) -> bool | None:
        """None while nobody knows: the year's plan is not published."""
        return None if self.kind is DayKind.NOT_PUBLISHED else self.kind in _WORKED


class HolidayPlanNotPublished(Exception):
    """No plan for that year is known to the library; the table must be filled by hand once there is one."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no holiday plan for {year}")
        self.year = year


def look_up_day(on: date, *, table: Mapping[date, HolidayRow], published_years: Collection[int]) -> Day:
    """What the day is. A row of the table counts even before its year is complete; without one, an open year stays open."""
    if row := table.get(on):
        return Day(on, _OF_MARK[row.mark], row.zh, row.en)
    if on.year not in published_years:
        return Day(on, DayKind.NOT_PUBLISHED)
    return Day(on, DayKind.REST_DAY if on.weekday() >= _SATURDAY else DayKind.WORKDAY)


def seed_rows(year: int) -> tuple[HolidayRow, ...]:
    """The rows of a published year, in order of days. Raises HolidayPlanNotPublished."""
    off, worked, moved = chinese_calendar.holidays, chinese_calendar.workdays, chinese_calendar.in_lieu_days
    if not any(on.year == year for on in off):
        raise HolidayPlanNotPublished(year)
    rows = [_row(on, Mark.REST if on in moved else Mark.HOLIDAY, name) for on, name in off.items() if on.year == year]
    rows += [_row(on, Mark.WORKDAY, name) for on, name in worked.items() if on.year == year]
    return tuple(sorted(rows, key=lambda row: row.on))


def _row(on: date, mark: Mark, name: str) -> HolidayRow:
    return HolidayRow(on, mark, *_NAMES[name])
