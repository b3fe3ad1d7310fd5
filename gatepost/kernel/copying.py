"""Many rows at once: COPY into a table of this transaction only, and from there in one statement.

COPY into a table behind row-level security is refused by PostgreSQL, so the detour is for the account that serves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from psycopg import sql


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, updates: Sequence[str] = ()) -> int:
    """Adds the rows in this transaction; how many. With `updates`, a row whose id is there gets these columns anew."""
    waiting = f"copied_{table}"
    make_waiting_table(waiting, table, columns)
    fill(waiting, columns, rows)
    with connection.cursor() as cursor:
        cursor.execute(moving(waiting, table, columns, updates))
        count = int(cursor.rowcount)
        cursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(waiting)))
    return count


def make_waiting_table(waiting: str, table: str, columns: Sequence[str]) -> None:
    """Like the table, without anything that would check a row."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} LIMIT 0").format(
                sql.Identifier(waiting), _told(columns), sql.Identifier(table)
            )
        )


def fill(waiting: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    told = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(waiting), _told(columns))
    with connection.cursor() as cursor, cursor.copy(told) as copy:
        for row in rows:
            copy.write_row(row)


def moving(waiting: str, table: str, columns: Sequence[str], updates: Sequence[str]) -> sql.Composed:
    """The statement that puts the rows into their table."""
    return sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}{}").format(
        sql.Identifier(table), _told(columns), _told(columns), sql.Identifier(waiting), _on_conflict(updates)
    )


def _told(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def _on_conflict(updates: Sequence[str]) -> sql.Composable:
    if not updates:
        return sql.SQL("")
    sets = (sql.SQL("{0} = excluded.{0}").format(sql.Identifier(column)) for column in updates)
    return sql.SQL(" ON CONFLICT (id) DO UPDATE SET {}").format(sql.SQL(", ").join(sets))
