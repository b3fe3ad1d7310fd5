"""Rows into tables with COPY, which is ten times as fast as INSERT."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model
from psycopg import Copy, sql


def copy_models(rows: Sequence[Model]) -> int:
    """Writes unsaved rows of one table as they are: nothing is filled in, so `auto_now_add` and the like count for nothing."""
    if not rows:
        return 0
    fields = {field.column: field for field in rows[0]._meta.concrete_fields if field.column}  # noqa: SLF001  public by its documentation
    with _copying(rows[0]._meta.db_table, list(fields)) as copy:  # noqa: SLF001
        for row in rows:
            copy.write_row(
                [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields.values()]
            )
    return len(rows)


def copy_pairs(table: str, columns: tuple[str, str], pairs: Iterable[tuple[object, object]]) -> None:
    """Writes a table of pairs, as behind a many-to-many field."""
    with _copying(table, columns) as copy:
        for pair in pairs:
            copy.write_row(pair)


def copy_text(table: str, columns: Sequence[str], blocks: Iterable[str]) -> None:
    """Writes blocks of lines in PostgreSQL's text format, already escaped."""
    with _copying(table, columns) as copy:
        for block in blocks:
            copy.write(block)


@contextmanager
def _copying(table: str, columns: Sequence[str]) -> Iterator[Copy]:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        yield copy
