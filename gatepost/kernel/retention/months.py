"""Whole months of an endless table, dropped at once where nothing in them stays: no row is touched, and the disk gets them back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.utils import OperationalError

from gatepost.kernel.retention.rows import Rows, Values

_PARTS = """
SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = %s::regclass AND c.relname <> %s ORDER BY c.relname
"""
_PATIENCE = "SET LOCAL lock_timeout = '2s'"
"""A gate that waits longer than this would be noticed; the rows then go one by one."""


def take_months(rows: Rows, values: Values, *, at: datetime) -> int:
    """Drops the first month that holds rows that all go; how many they were. Called by the owner of the table, in a transaction."""
    for name in _old_months(rows.table, at):
        if not _has_rows(name):
            continue
        try:
            with transaction.atomic():
                if gone := _take(name, rows, values):
                    return gone
        except OperationalError:
            continue
    return 0


def _old_months(table: str, at: datetime) -> list[str]:
    """Before the last month: into that one devices may still bring rows."""
    last_month = at.astimezone(UTC).replace(day=1) - timedelta(days=1)
    with connection.cursor() as cursor:
        cursor.execute(_PARTS, [table, f"{table}_default"])
        names = [str(row[0]) for row in cursor.fetchall()]
    return [name for name in names if name < f"{table}_{last_month:%Y_%m}"]


def _has_rows(name: str) -> bool:
    return bool(_first(f"SELECT EXISTS (SELECT 1 FROM {name})", {}))  # noqa: S608  a name of the catalogue


def _take(name: str, rows: Rows, values: Values) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_PATIENCE)
        # The whole table first: whoever writes takes the locks in this order, too.
        cursor.execute(f"LOCK TABLE {rows.table} IN ACCESS EXCLUSIVE MODE")
    if _first(f"SELECT EXISTS (SELECT 1 FROM {name} WHERE ({rows.where}) IS NOT TRUE)", values):  # noqa: S608
        return 0
    gone = int(
        _first(f"WITH gone AS (SELECT * FROM {name}){rows.keeping()} SELECT count(*) FROM gone", values)  # noqa: S608
    )
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {name}")
    return gone


def _first(statement: str, values: Values) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    assert row is not None  # noqa: S101  an aggregate always gives a row
    return row[0]
