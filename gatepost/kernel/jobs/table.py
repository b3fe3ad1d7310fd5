"""What a job is, and when one that comes back every day is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib import import_module

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Job:
    """An ordinary function of keyword arguments that are plain JSON: identifiers and numbers, never a name or a phone.

    It may be called again after the machine died in the middle of it: a second call must do no harm.
    """

    run: Callable[..., object]
    daily_at: time | None = None
    """The station's time of day. A machine that was off then makes up for it at its next start."""
    attempts: int = 3
    """How often it is tried in all when it fails."""


def job_table() -> dict[str, Job]:
    """By name, as config/wiring.py lists them. A name that has landed never changes: jobs wait under it."""
    table: dict[str, Job] = import_module(settings.GATEPOST_WIRING).JOBS
    return table


def last_turn(daily_at: time, at: datetime) -> datetime:
    """The latest instant at which a daily job should have begun; `at` is in the station's zone."""
    today = datetime.combine(at.date(), daily_at, tzinfo=at.tzinfo)
    return today if today <= at else today - timedelta(days=1)


def is_due(daily_at: time, *, last: datetime | None, at: datetime) -> bool:
    return last is None or last < last_turn(daily_at, at)
