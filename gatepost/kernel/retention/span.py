"""An emergency as the tables below it see it: bare identifiers and instants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from gatepost.kernel import clock
from gatepost.kernel.retention.declaring import Ending
from gatepost.kernel.retention.rows import Rows, Values
from gatepost.kernel.wiring import providers


@dataclass(frozen=True, slots=True)
class Span:
    """`policies` are the versions under which something was decided in it."""

    station_id: UUID
    emergency_id: UUID
    started_at: datetime
    ended_at: datetime
    policies: tuple[UUID, ...]

    @property
    def values(self) -> Values:
        return {
            "station": self.station_id,
            "emergency": self.emergency_id,
            "started": self.started_at,
            "ended": self.ended_at,
            "first_day": clock.local(self.started_at).date(),
            "last_day": clock.local(self.ended_at).date(),
            "policies": list(self.policies),
            "zone": str(clock.zone()),
        }


@dataclass(frozen=True, slots=True)
class Going:
    """Rows that end with the emergency."""

    rows: Rows
    ending: Ending = Ending.DESTROYED


@dataclass(frozen=True, slots=True)
class Staying:
    """Rows that look as if they should go, and why they do not."""

    table: str
    what: Any
    count: Callable[[Span], int]
    why: Any


class ClosingPort:
    """What goes with an emergency, in the order in which it goes: modules hand in their parts; see config/wiring.py."""


class StayingPort:
    """What stays when an emergency is closed, and why."""


def going() -> list[Going]:
    return [part for provider in providers(ClosingPort) for part in provider()]


def staying() -> list[Staying]:
    return [part for provider in providers(StayingPort) for part in provider()]
