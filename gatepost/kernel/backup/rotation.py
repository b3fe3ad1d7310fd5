"""Which backups are kept: of the last seven days, the last four weeks and the last six months the newest of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 6


def to_keep(times: Iterable[datetime]) -> set[datetime]:
    """Times are in the station's zone. The newest is always kept; a day without a backup does not count as one of the seven."""
    newest_first = sorted(times, reverse=True)
    return (
        _newest_of(newest_first, lambda at: at.date(), DAYS)
        | _newest_of(newest_first, lambda at: at.isocalendar()[:2], WEEKS)
        | _newest_of(newest_first, lambda at: (at.year, at.month), MONTHS)
    )


def _newest_of(newest_first: list[datetime], period: Callable[[datetime], object], most: int) -> set[datetime]:
    kept: dict[object, datetime] = {}
    for at in newest_first:
        if len(kept) == most and period(at) not in kept:
            break
        kept.setdefault(period(at), at)
    return set(kept.values())
