"""How many rows each table has, and a sum over what stands in them: the same before and after, whatever the order."""

from __future__ import annotations

from typing import Any

from psycopg import Connection, sql

Sums = dict[str, list[str]]
"""For each table the number of its rows and the sum over them."""

_TABLES = """
SELECT relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind = 'r' AND nspname = 'public' ORDER BY relname
"""
_SUM = "SELECT count(*)::text, coalesce(sum(hashtextextended(one::text, 0)::numeric), 0)::text FROM ONLY public.{table} AS one"
# How a value is written as text is the same on every server.
_AS_TEXT = ("SET LOCAL timezone = 'UTC'", "SET LOCAL datestyle = 'ISO'", "SET LOCAL intervalstyle = 'postgres'",
            "SET LOCAL bytea_output = 'hex'", "SET LOCAL extra_float_digits = 1", "SET LOCAL row_security = off")  # fmt: skip


def table_sums(connection: Connection[Any]) -> Sums:
    """Inside a transaction of the caller's, by the account that sees every row."""
    for setting in _AS_TEXT:
        connection.execute(setting)
    tables = [row[0] for row in connection.execute(_TABLES)]
    return {table: _sum(connection, table) for table in tables}


def _sum(connection: Connection[Any], table: str) -> list[str]:
    row = connection.execute(sql.SQL(_SUM).format(table=sql.Identifier(table))).fetchone()
    assert row is not None  # noqa: S101  (an aggregate always gives a row)
    return list(row)


def different(before: Sums, after: Sums) -> list[str]:
    return sorted(table for table in before.keys() | after.keys() if before.get(table) != after.get(table))


def rows_in(sums: Sums) -> int:
    return sum(int(count) for count, _sum in sums.values())
