"""What ends by itself, some days after its purpose did. Modules hand in their rules; the daily job carries them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from gatepost.kernel.retention.declaring import Ending
from gatepost.kernel.wiring import providers


@dataclass(frozen=True, slots=True)
class Turn:
    """One look at one station's rows. What ended at `due` or before it goes, `most` rows at a time."""

    station_id: UUID | None
    at: datetime
    due: datetime
    most: int

    @property
    def station(self) -> UUID:
        """For rules of stations."""
        assert self.station_id is not None  # noqa: S101  the daily job names one to each of them
        return self.station_id


@dataclass(frozen=True, slots=True)
class Rule:
    """`carry_out` does one batch in the transaction of its caller and says how many rows ended; 0 when nothing is left to do."""

    table: str
    days: int
    carry_out: Callable[[Turn], int]
    ending: Ending = Ending.DESTROYED
    of_station: bool = True
    """False: the table knows no stations, such as that of sign-in attempts; it is gone through once."""

    def turn(self, station_id: UUID | None, at: datetime, most: int) -> Turn:
        return Turn(station_id, at, at - timedelta(days=self.days), most)


class RulePort:
    """The port by which modules hand in their rules; see config/wiring.py."""


class StationPort:
    """Answered by who knows the stations: their identifiers."""


def rules() -> list[Rule]:
    return [rule for provider in providers(RulePort) for rule in provider()]


def station_ids() -> list[UUID]:
    return [station_id for provider in providers(StationPort) for station_id in provider()]
