"""One import of a station is worked on at a time, and nobody is merged meanwhile: it has read who is there."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

_LOCK = 0x7368_6565
"""The number is ours alone by its text, `shee`."""


def wait_for_turn(station_id: UUID | None) -> None:
    """Until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_LOCK, str(station_id)])


def keep_imports_waiting(station_id: UUID) -> bool:
    """None begins until the transaction ends; those who merge do not wait for each other here. False while one is being worked on:
    that may take a minute, and a page does not wait so long."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s, hashtext(%s))", [_LOCK, str(station_id)])
        row = cursor.fetchone()
    return bool(row and row[0])
