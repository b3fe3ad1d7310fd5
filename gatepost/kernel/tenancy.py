"""Rows of a station are shown to that station only: the queries say so, and PostgreSQL says it again.

Each transaction opens with the list of stations that its actor may see; row-level security compares. The owner role (migrations,
loads, nightly work) is not bound by it; the app role is, and a forgotten filter then finds nothing instead of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction
from django.db.migrations.operations import RunSQL
from psycopg import sql

from gatepost.kernel.prepared import begin, fetch_one

SETTING = "gatepost.stations"
EVERY_STATION = "*"

_STATIONS = f"(SELECT current_setting('{SETTING}', true))"
_VISIBLE = (
    f"{_STATIONS} = '{EVERY_STATION}' OR station_id = ANY ("
    f"(SELECT string_to_array(nullif(current_setting('{SETTING}', true), '{EVERY_STATION}'), ',')::uuid[])::uuid[])"
)


def row_security(table: str, *, visible: str = _VISIBLE) -> RunSQL:
    """A migration step: the app role sees rows of `table` only for the stations of its transaction."""
    return RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY of_station ON {table} USING ({visible}) WITH CHECK ({visible});"
        f"CREATE POLICY of_owner ON {table} TO gatepost_owner USING (true) WITH CHECK (true);",
        reverse_sql=(
            f"DROP POLICY of_owner ON {table}; DROP POLICY of_station ON {table};"
            f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
        ),
    )


def _set(value: str) -> None:
    fetch_one("SELECT set_config(%(setting)s, %(value)s, true)", {"setting": SETTING, "value": value})


def _begin(value: str) -> None:
    """In one breath with the transaction itself: a call at the gate saves a question."""
    said = sql.SQL("SELECT set_config({}, {}, true)").format(SETTING, value).as_string(connection.connection)
    with connection.wrap_database_errors:
        has_begun = begin(connection.connection, then=said)
    if not has_begun:
        _set(value)


def _get() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [SETTING])
        row = cursor.fetchone()
    return str(row[0]) if row else ""


@contextmanager
def _scope(value: str) -> Iterator[None]:
    """One transaction that sees what `value` allows; an outer scope is given back afterwards."""
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            _begin(value)
            yield
            return
        before = _get()
        _set(value)
        yield
        _set(before)


@contextmanager
def seeing(stations: Iterable[UUID]) -> Iterator[None]:
    """A transaction in which only these stations' rows exist."""
    with _scope(",".join(sorted(str(station) for station in stations))):
        yield


@contextmanager
def seeing_everything() -> Iterator[None]:
    """For work that belongs to no person: nightly jobs, loading, measuring. Never for a request."""
    with _scope(EVERY_STATION):
        yield
