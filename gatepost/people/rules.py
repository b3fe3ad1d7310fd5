"""What follows from plain facts about people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """A dated standing; `until_on` is the first day on which it no longer holds."""

    from_on: date
    until_on: date | None


def place_step(steps: Sequence[Step], from_on: date) -> date | None:
    """Until when a new step holds: until the next one begins, or open. Steps may be entered in any order."""
    later = [step.from_on for step in steps if step.from_on > from_on]
    return min(later) if later else None


def full_years(since: date, day: date) -> int:
    """Completed years: 党龄, counted from the day of full membership. 0 before the first year is over."""
    had_day = (day.month, day.day) >= (since.month, since.day)
    return max(day.year - since.year - (0 if had_day else 1), 0)
