"""Waiting for others without standing in their way."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import OperationalError, connection
from psycopg.errors import DeadlockDetected, LockNotAvailable

from gatepost.kernel.keys.watching import KeyStep, Watch

_LOOK_AGAIN_SECONDS = 0.2
_LONGEST_LOCK = "800ms"
"""Who waits behind us waits no longer than that; below the second after which PostgreSQL would end somebody's work."""
_EARLIER = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND xact_start <= %s
"""


def wait_for_earlier(watch: Watch) -> None:
    """Until all transactions of this moment have ended: those that begin later know what is committed now."""
    moment, has_said = _one("SELECT clock_timestamp()"), False
    while _one(_EARLIER, moment):
        if not has_said:
            watch.begin(KeyStep.WAIT)
            has_said = True
        time.sleep(_LOOK_AGAIN_SECONDS)


def patiently(work: Callable[[], None], watch: Watch) -> None:
    """`work` is a transaction that begins with `for_a_moment`: it is taken back and tried again while others hold what it wants."""
    has_said = False
    while True:
        try:
            work()
            return
        except OperationalError as error:
            if not isinstance(error.__cause__, LockNotAvailable | DeadlockDetected):
                raise
        if not has_said:
            watch.begin(KeyStep.WAIT)
            has_said = True
        time.sleep(_LOOK_AGAIN_SECONDS)


def for_a_moment() -> None:
    """No lock of this transaction is waited for longer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [_LONGEST_LOCK])


def _one(query: str, *values: Any) -> object:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(query, values)
        row = cursor.fetchone()
    return row[0] if row else None
