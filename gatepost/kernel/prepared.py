"""The few statements of every check, planned once per connection instead of once per call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

# Django turns preparing off, for poolers between it and the server; there is none here, and planning is half the cost of a check.
_PREPARE_AT_ONCE = 0


def fetch_one(statement: str, values: Mapping[str, Any] | Sequence[Any]) -> tuple[Any, ...] | None:
    """In the transaction that is open. Parameters travel beside the statement, never inside it."""
    wrapper = connections[DEFAULT_DB_ALIAS]
    wrapper.ensure_connection()
    raw = wrapper.connection
    raw.prepare_threshold = _PREPARE_AT_ONCE
    with wrapper.wrap_database_errors:
        row: tuple[Any, ...] | None = psycopg.Cursor[Any](raw).execute(statement, values).fetchone()
        return row
