"""Death at a chosen statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction


class Killed(BaseException):
    """Nothing in the product catches it."""


class Killer:
    """Lets statements pass, and dies once before the one with this number."""

    def __init__(self, number: int) -> None:
        self.seen, self._number = 0, number

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.seen += 1
        if self.seen == self._number:
            raise Killed
        return execute(sql, params, many, context)


def statements_of(work: Callable[[], object]) -> int:
    killer = Killer(0)
    with connection.execute_wrapper(killer):
        work()
    return killer.seen


def kill(work: Callable[[], object], *, at: int) -> None:
    with connection.execute_wrapper(Killer(at)), pytest.raises(Killed):
        work()


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever the block does, the next one finds the database as it was."""
    around = transaction.atomic()
    around.__enter__()
    try:
        yield
    finally:
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
