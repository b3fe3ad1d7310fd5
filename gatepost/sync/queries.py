"""Finding devices. The table has no row-level security: a device is found before its station is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import F, QuerySet

from gatepost.kernel.prepared import fetch_one
from gatepost.sync.enums import DeviceKind
from gatepost.sync.models import Device
from gatepost.sync.tokens import digest_of, looks_like_token

SEEN_EVERY = timedelta(minutes=1)
"""How exact `last_seen_at` is: a phone at a busy gate must not write it with every check."""

_BY_TOKEN = """
SELECT id, station_id, post_id, kind, name, last_seen_at, forget_before FROM sync_device
WHERE token_digest = %(digest)s AND withdrawn_at IS NULL
"""
_SEEN = "UPDATE sync_device SET last_seen_at = %s WHERE id = %s AND (last_seen_at IS NULL OR last_seen_at <= %s)"


@dataclass(frozen=True, slots=True)
class KnownDevice:
    """A device whose token is good just now."""

    id: UUID
    station_id: UUID
    post_id: UUID | None
    kind: DeviceKind
    name: str
    last_seen_at: datetime | None
    forget_before: datetime | None = None
    """Told with every answer; see sync/models.py."""


def device_by_token(token: str) -> KnownDevice | None:
    """None for a token that nobody has or that was withdrawn. Asked with every call, so that a withdrawal holds at once."""
    if not looks_like_token(token):
        return None
    row = fetch_one(_BY_TOKEN, {"digest": digest_of(token)})
    if row is None:
        return None
    device_id, station_id, post_id, kind, name, last_seen_at, forget_before = row
    return KnownDevice(device_id, station_id, post_id, DeviceKind(kind), name, last_seen_at, forget_before)


def note_seen(device: KnownDevice, at: datetime) -> None:
    """Writes once a minute at most."""
    if device.last_seen_at is not None and at - device.last_seen_at < SEEN_EVERY:
        return
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [at, device.id, at - SEEN_EVERY])


def devices_of(station_id: UUID) -> QuerySet[Device]:
    """Those in use first, by name."""
    return Device.objects.filter(station_id=station_id).order_by(F("withdrawn_at").asc(nulls_first=True), "name", "id")
