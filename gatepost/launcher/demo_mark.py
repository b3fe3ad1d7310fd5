"""How far the demo got, kept in the database itself so that it cannot disagree with it."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.auth import get_user_model
from django.db import connection

_TABLE = "django_migrations"
_PREFIX = "demo "


class DemoState(StrEnum):
    EMPTY = "empty"
    LOADING = "loading"
    """Loading began and did not end: the program was stopped in the middle."""
    LOADED = "loaded"
    FOREIGN = "foreign"
    """Somebody's real data."""


def mark_demo(state: DemoState) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE {_TABLE} IS '{_PREFIX}{state}'")


def demo_state() -> DemoState:
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(%s::regclass, 'pg_class')", [_TABLE])
        row = cursor.fetchone()
    mark = str(row[0] or "") if row else ""
    if mark.startswith(_PREFIX):
        return DemoState(mark.removeprefix(_PREFIX))
    return DemoState.FOREIGN if get_user_model().objects.exists() else DemoState.EMPTY
