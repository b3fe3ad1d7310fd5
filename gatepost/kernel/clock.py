"""The domain clock: the machine's time plus a stored offset, running on.

A demo or a replay lives at its own date. Sign-in sessions, one-time codes and throttling use the machine's time.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from gatepost.kernel.models import DomainClock

_REFRESH_SECONDS = 5.0
_cached: tuple[float, timedelta] | None = None


def zone() -> ZoneInfo:
    return ZoneInfo(settings.STATION_ZONE)


def _offset() -> timedelta:
    global _cached  # noqa: PLW0603  one value per process, refreshed every few seconds
    if _cached is None or time.monotonic() - _cached[0] > _REFRESH_SECONDS:
        stored = DomainClock.objects.filter(pk=1).values_list("offset", flat=True).first()
        _cached = (time.monotonic(), stored or timedelta())
    return _cached[1]


def forget() -> None:
    """Reads the offset anew at the next question."""
    global _cached  # noqa: PLW0603
    _cached = None


def now() -> datetime:
    """The instant of the domain, UTC."""
    return datetime.now(UTC) + _offset()


def today() -> date:
    return local(now()).date()


def local(at: datetime) -> datetime:
    return at.astimezone(zone())


def minute_of_day(at: datetime) -> int:
    there = local(at)
    return there.hour * 60 + there.minute


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The first instant of the station's day and the first of the next, UTC."""
    start = datetime(day.year, day.month, day.day, tzinfo=zone())
    following = day + timedelta(days=1)
    end = datetime(following.year, following.month, following.day, tzinfo=zone())
    return start.astimezone(UTC), end.astimezone(UTC)


def set_clock(at: datetime) -> None:
    """From now on the domain is at `at` and runs on from there."""
    DomainClock.objects.update_or_create(pk=1, defaults={"offset": at - datetime.now(UTC)})
    forget()
