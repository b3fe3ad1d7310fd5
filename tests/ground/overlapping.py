"""Two people at once, one step apart: the second begins when the first has written and not yet committed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event

from django.db import connection, transaction

_LONGEST = 20.0
"""Seconds until a work that waits for ever is a failure and no longer a wait."""
_STEP = 0.01


@dataclass(frozen=True)
class Overlap:
    """What each returned, or the exception that it raised."""

    first: object
    second: object
    second_waited: bool
    """The database held the second back until the first had committed."""


def overlapping(first: Callable[[], object], second: Callable[[], object]) -> Overlap:
    """Each in a thread, on a connection and in a transaction of its own. Whatever they find must be committed."""
    written, commit, began = Event(), Event(), Event()
    backend: list[int] = []

    def hold_open() -> object:
        try:
            with transaction.atomic():
                answer = first()
                written.set()
                commit.wait(_LONGEST)
            return answer
        except Exception as error:  # noqa: BLE001  what it raises is the answer that the test asks for
            return error
        finally:
            written.set()
            connection.close()

    def follow() -> object:
        try:
            with transaction.atomic():
                backend.append(_backend())
                began.set()
                return second()
        except Exception as error:  # noqa: BLE001
            return error
        finally:
            began.set()
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        leader = pool.submit(hold_open)
        assert written.wait(_LONGEST)
        follower = pool.submit(follow)
        assert began.wait(_LONGEST)
        waited = _waits(backend[0], follower)
        commit.set()
        return Overlap(leader.result(_LONGEST), follower.result(_LONGEST), waited)


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _waits(backend: int, work: Future[object]) -> bool:
    """True as soon as somebody blocks it, False as soon as it is done."""
    pause = Event()
    while not work.done():
        with connection.cursor() as cursor:
            cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [backend])
            if cursor.fetchone()[0]:
                return True
        pause.wait(_STEP)
    return False
