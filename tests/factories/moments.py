"""When tests happen: 12:00 in Beijing on 14 February 2020, unless they say otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

NOON = datetime(2020, 2, 14, 4, 0, tzinfo=UTC)


def at_noon(*, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0) -> datetime:
    """So long after noon; negative numbers are before it."""
    return NOON + timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


WHEN_IT_BEGAN = at_noon(days=-4)
"""10 February, the day on which the compounds were closed."""
TWO_MONTHS_ON = at_noon(days=60)
TODAY = NOON.date()
