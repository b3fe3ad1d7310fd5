"""Django asks every connection `SELECT 1` before it lends it: a tenth of a check at the gate. The socket tells as well.

A server that ended or cut the connection has closed it, and then the socket can be read; otherwise nothing comes unasked but notices.
"""

from __future__ import annotations

from collections.abc import Callable
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection
from psycopg_pool import ConnectionPool


def look(connection: Connection[Any]) -> None:
    """Raises psycopg.OperationalError for a connection that is dead."""
    with DefaultSelector() as sockets:
        sockets.register(connection.fileno(), EVENT_READ)
        has_said_something = sockets.select(timeout=0)
    if has_said_something:
        ConnectionPool.check_connection(connection)


class DatabaseWrapper(base.DatabaseWrapper):
    _connection_pools: dict[str, ConnectionPool]
    _configure_connection: Callable[[Connection[Any]], None]

    @property
    def pool(self) -> ConnectionPool | None:
        known = self._connection_pools.get(self.alias)
        options = self.settings_dict["OPTIONS"].get("pool")
        if known is not None or not options:
            return known
        kwargs = {**self.get_connection_params(), "autocommit": True}
        made = ConnectionPool(kwargs=kwargs, open=False, configure=self._configure_connection, check=look, **options)
        return self._connection_pools.setdefault(self.alias, made)
