"""How many outings of a household count, and when it may go out again. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from gatepost.emergencies.policy import HouseholdRule


def outings_in_window(by_day: Mapping[date, int], today: date, rule: HouseholdRule) -> int:
    """Outings of the last `rule.days` days, today included."""
    first = today - timedelta(days=rule.days - 1)
    return sum(count for day, count in by_day.items() if first <= day <= today)


def opens_on(by_day: Mapping[date, int], today: date, rule: HouseholdRule) -> date | None:
    """The first day on which another outing fits; None when one fits today."""
    for ahead in range(rule.days + 1):
        day = today + timedelta(days=ahead)
        if outings_in_window(by_day, day, rule) < rule.outings:
            return day if ahead else None
    return today + timedelta(days=rule.days)
