"""Which rows a job sees: one that names a station sees that station's, as the account that serves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from django.db import connection


def in_scope(run: Callable[..., object]) -> Callable[..., Any]:
    """The owner's rights are for work on all stations. In a job of one station, `seeing([station_id])` opens each transaction, as
    it does for a page."""

    @wraps(run)
    def scoped(**arguments: Any) -> object:
        if "station_id" not in arguments:
            return run(**arguments)
        with _as_serving_account():
            return run(**arguments)

    return scoped


@contextmanager
def _as_serving_account() -> Iterator[None]:
    _say("SET ROLE gatepost_app")
    try:
        yield
    finally:
        _say("RESET ROLE")


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
