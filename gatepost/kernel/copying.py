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
    told = sql.SQL(", ").join(map(sql.Identifier, columns))
    target, waiting = sql.Identifier(table), sql.Identifier(f"copied_{table}")
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} LIMIT 0").format(
                waiting, told, target
            )
        )
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(waiting, told)) as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}{}").format(
                target, told, told, waiting, _on_conflict(updates)
            )
        )
        count = int(cursor.rowcount)
        cursor.execute(sql.SQL("DROP TABLE {}").format(waiting))
    return count


def _on_conflict(updates: Sequence[str]) -> sql.Composable:
    if not updates:
        return sql.SQL("")
    sets = (sql.SQL("{0} = excluded.{0}").format(sql.Identifier(column)) for column in updates)
    return sql.SQL(" ON CONFLICT (id) DO UPDATE SET {}").format(sql.SQL(", ").join(sets))
