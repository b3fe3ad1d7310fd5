"""Several people at once: each in a thread and on a connection of its own, let go at the same instant."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

_LONGEST = 20.0
"""Seconds until a work that waits for ever is a failure and no longer a wait."""


def together(*works: Callable[[], object]) -> list[object]:
    """What each returned, or the exception that it raised, in the order given. Whatever they find must be committed."""
    start = Barrier(len(works), timeout=_LONGEST)

    def run(work: Callable[[], object]) -> object:
        try:
            start.wait()
            return work()
        except Exception as error:  # noqa: BLE001  what one of them raises is the answer that the test asks for
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(_LONGEST) for future in [pool.submit(run, work) for work in works]]
