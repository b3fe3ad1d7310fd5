"""What is scarce at the outbreak (F24): need against have, as each module reports it through config/wiring.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.functional import Promise


class ScarceThing(StrEnum):
    SWEEP_WORK = "sweep_work"
    STAFF = "staff"
    SUPPLIES = "supplies"


@dataclass(frozen=True, slots=True)
class NeedAgainstHave:
    """One shortage as a module counts it. `url` opens the list behind the figures."""

    thing: ScarceThing
    need: int
    have: int
    url: str
    reported_by: str | Promise
    """What the module is called on a page."""

    @property
    def missing(self) -> int:
        return max(0, self.need - self.have)


class ShortagePort:
    """The port that modules answer: see config/wiring.py."""


ShortageProvider = Callable[[UUID, datetime], NeedAgainstHave]
"""A station and an instant in, one figure out."""


def shortages(
    providers: Iterable[ShortageProvider], station_id: UUID, at: datetime
) -> dict[ScarceThing, tuple[NeedAgainstHave, ...]]:
    """For each scarce thing what is reported of it, the greatest lack first. Nothing reported is not "enough": it stays empty."""
    reported = sorted((provider(station_id, at) for provider in providers), key=lambda figure: -figure.missing)
    return {thing: tuple(figure for figure in reported if figure.thing is thing) for thing in ScarceThing}
