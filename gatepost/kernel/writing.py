"""Many rows written at once, or while this program goes on reading: PostgreSQL has a processor of its own.

Beside the reading, rows are put aside, sent by the handful into tables of this transaction only, and moved from there by statements
whose end nobody waits for before the next handful. Whoever asks the database for something else calls `settle` first: the connection
refuses a question while another one is being answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.generators import execute
from psycopg.pq.abc import PGresult

from gatepost.kernel.copying import copy_rows, fill, make_waiting_table, moving
from gatepost.kernel.prepared import checked

Row = Sequence[Any]


class Writing(Protocol):
    def put(self, table: str, columns: Sequence[str], rows: Iterable[Row], *, updates: Sequence[str] = ()) -> None:
        """Rows to be added; with `updates`, a row whose id is there gets these columns anew. What is put first is written first."""

    def send(self) -> None:
        """A good moment to write what was put."""

    def settle(self) -> None:
        """Everything that was put is in its table."""


class WritingAtOnce:
    """Nothing waits."""

    def put(self, table: str, columns: Sequence[str], rows: Iterable[Row], *, updates: Sequence[str] = ()) -> None:
        if told := list(rows):
            copy_rows(table, columns, told, updates=updates)

    def send(self) -> None:
        pass

    def settle(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class _Target:
    table: str
    columns: tuple[str, ...]
    updates: tuple[str, ...]


class _WritingBeside:
    def __init__(self) -> None:
        self._put: dict[_Target, list[Row]] = {}
        self._waiting: dict[_Target, str] = {}
        """The table in which the rows of a target wait."""
        self._is_answering = False

    def put(self, table: str, columns: Sequence[str], rows: Iterable[Row], *, updates: Sequence[str] = ()) -> None:
        self._put.setdefault(_Target(table, tuple(columns), tuple(updates)), []).extend(rows)

    def send(self) -> None:
        self._hear()
        moves: list[sql.Composable] = []
        for target, rows in self._put.items():
            if rows:
                waiting = self._waiting_table(target)
                fill(waiting, target.columns, rows)
                moves.append(moving(waiting, target.table, target.columns, target.updates))
                moves.append(sql.SQL("TRUNCATE {}").format(sql.Identifier(waiting)))
        self._put.clear()
        if moves:
            self._ask(sql.SQL("; ").join(moves))

    def settle(self) -> None:
        self.send()
        self._hear()

    def end(self) -> None:
        self.settle()
        with connection.cursor() as cursor:
            for waiting in self._waiting.values():
                cursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(waiting)))

    def give_up(self) -> None:
        """The transaction is to be taken back, which the connection does when it has heard the answer."""
        if self._is_answering:
            self._answers()

    def _waiting_table(self, target: _Target) -> str:
        if target not in self._waiting:
            self._waiting[target] = f"beside_{len(self._waiting)}_{target.table}"
            make_waiting_table(self._waiting[target], target.table, target.columns)
        return self._waiting[target]

    def _ask(self, statements: sql.Composable) -> None:
        """psycopg waits for what it asks; libpq does not."""
        raw = _raw()
        with connection.wrap_database_errors:
            raw.pgconn.send_query(statements.as_bytes(raw))
            self._is_answering = True

    def _hear(self) -> None:
        if self._is_answering:
            with connection.wrap_database_errors:
                for answer in self._answers():
                    checked(_raw(), answer)

    def _answers(self) -> list[PGresult]:
        """Waited for as psycopg does: other threads of this program go on."""
        self._is_answering = False
        return _raw().wait(execute(_raw().pgconn))


@contextmanager
def writing_beside() -> Iterator[Writing]:
    """Inside a transaction. At the end everything is written."""
    writing = _WritingBeside()
    try:
        yield writing
        writing.end()
    except BaseException:
        writing.give_up()
        raise


def _raw() -> psycopg.Connection[Any]:
    raw: psycopg.Connection[Any] = connection.connection
    return raw
