"""The few statements of every check, planned once per connection instead of once per call.

libpq is called directly: psycopg's cursors, which plan by themselves what comes often, take as long for such a statement as
the server does. What goes in and out is translated by psycopg, as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ConnStatus, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

_VALUE = re.compile(r"%\((\w+)\)s")
_DONE = frozenset({ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK})
_numbers = count(1)
_planned: WeakKeyDictionary[psycopg.Connection[Any], set[bytes]] = WeakKeyDictionary()
"""By connection: which of our statements it knows."""


class _Statement:
    """`%(name)s` becomes `$1`; a name that comes again is the same value."""

    def __init__(self, text: str) -> None:
        self.names = tuple(dict.fromkeys(_VALUE.findall(text)))
        places = {name: f"${place}" for place, name in enumerate(self.names, 1)}
        self.text = _VALUE.sub(lambda found: places[found[1]], text).encode()
        self.name = f"gatepost_{next(_numbers)}".encode()
        self.formats = [PyFormat.TEXT] * len(self.names)


_statement = lru_cache(maxsize=64)(_Statement)


def begin(connection: psycopg.Connection[Any], *, then: str = "") -> bool:
    """Opens the transaction where one is wanted and none is open, as psycopg does before a statement, and does `then` along with it.

    False where there was nothing to open; then nothing was done.
    """
    if connection.autocommit or connection.pgconn.transaction_status != TransactionStatus.IDLE:
        return False
    checked(connection, connection.pgconn.exec_(f"BEGIN;{then}".encode()))
    return True


def fetch_one(text: str, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """In the transaction that is open. Values travel beside the statement, never inside it."""
    wrapper = connections[DEFAULT_DB_ALIAS]
    wrapper.ensure_connection()
    with wrapper.wrap_database_errors:
        return _run(wrapper.connection, _statement(text), values)


def _run(
    connection: psycopg.Connection[Any], statement: _Statement, values: Mapping[str, Any]
) -> tuple[Any, ...] | None:
    begin(connection)
    known = _planned.setdefault(connection, set())
    if statement.name not in known:
        checked(connection, connection.pgconn.prepare(statement.name, statement.text))
        known.add(statement.name)
    translator = Transformer(connection)
    sent: Any = translator.dump_sequence([values[name] for name in statement.names], statement.formats)
    answer = checked(connection, connection.pgconn.exec_prepared(statement.name, sent))
    translator.set_pgresult(answer)
    return translator.load_row(0, tuple) if answer.ntuples else None


def checked(connection: psycopg.Connection[Any], answer: PGresult) -> PGresult:
    """Raises what psycopg's own cursor would."""
    if answer.status in _DONE:
        return answer
    if connection.pgconn.status == ConnStatus.BAD:
        raise psycopg.OperationalError(connection.pgconn.get_error_message())
    raise psycopg.errors.error_from_result(answer, connection.info.encoding)
