"""The few statements of every check, planned once per connection instead of once per call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import psycopg
from django.db import connection

# Django turns preparing off, for poolers between it and the server; there is none here, and planning is half the cost of a check.
_PREPARE_AT_ONCE = 0


def fetch_one(statement: str, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
    """In the transaction that is open. Parameters travel beside the statement, never inside it."""
    connection.ensure_connection()
    raw = connection.connection
    raw.prepare_threshold = _PREPARE_AT_ONCE
    with connection.wrap_database_errors, psycopg.Cursor[Any](raw) as cursor:
        row: tuple[Any, ...] | None = cursor.execute(statement, values).fetchone()
        return row
