"""What people announces. Who listens stands in config/wiring.py."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gatepost.kernel.access import Actor


@dataclass(frozen=True, slots=True)
class PersonMoved:
    """Somebody lives elsewhere from now on: in another compound of the station, or, without one, outside its area."""

    station_id: UUID
    person_id: UUID
    compound_id: UUID | None
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class PersonsForgotten:
    """These records are about to be destroyed: what hangs on them goes first, or loses its name."""

    station_id: UUID
    person_ids: tuple[UUID, ...]
