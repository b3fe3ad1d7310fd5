"""How far an import is, told by a connection of its own: the transaction that writes the rows shows nothing before its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection

from gatepost.kernel.tenancy import SETTING
from gatepost.people.actions.importing import Note

_NOTE = "UPDATE people_sheetimport SET done = %s, total = %s, noted_at = now() WHERE id = %s AND station_id = %s"


@contextmanager
def noting_progress(station_id: UUID, import_id: UUID) -> Iterator[Note]:
    with psycopg.connect(**_parameters()) as told:

        def note(done: int, total: int) -> None:
            with told.transaction():
                told.execute("SELECT set_config(%s, %s, true)", [SETTING, str(station_id)])
                told.execute(_NOTE, [done, total, import_id, station_id])

        yield note


def _parameters() -> dict[str, Any]:
    """As Django would connect, without its pool."""
    return {name: value for name, value in connection.get_connection_params().items() if name != "pool"}
