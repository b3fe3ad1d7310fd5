"""A gate of the simulation and a day at it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from gatepost.demo.chance import Chance
from gatepost.demo.moments import CALL_OUT, NOW, TODAY
from gatepost.demo.passages.events import Crowd, Passer
from gatepost.demo.passages.habits import Habits
from gatepost.demo.passages.temperatures import Thermometers
from gatepost.demo.passes_data import ISSUING_SECONDS
from gatepost.demo.places_data import CompoundPlaces
from gatepost.emergencies.enums import EntryMode, MaskRule, PasserKind
from gatepost.emergencies.policy import Policy
from gatepost.gate.enums import Direction

DAY_SECONDS = 86_400
_FIRST_ORDINAL = CALL_OUT.date().toordinal()
_FROST_UNTIL = date(2020, 3, 12)


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    policy: Policy
    policy_id: UUID
    opening: int
    """The second at which the gate begins; later than midnight only on the day of its founding."""
    closing: int
    """Nothing is recorded from this second on: the demo's now."""

    @property
    def ordinal(self) -> int:
        return self.on.toordinal()

    @property
    def offset(self) -> int:
        """Seconds from the first day of all to midnight."""
        return (self.ordinal - _FIRST_ORDINAL) * DAY_SECONDS

    @property
    def is_frosty(self) -> bool:
        return self.on < _FROST_UNTIL

    @property
    def masks(self) -> MaskRule:
        return self.policy.masks

    @property
    def visitors_may_come(self) -> bool:
        return self.policy.entry[PasserKind.VISITOR] is EntryMode.REGISTER


@dataclass(slots=True)
class Gate:
    place: CompoundPlaces
    device_id: UUID
    shift_ids: list[UUID]
    order: int
    """Among the gates of the station."""
    crowd: Crowd
    chance: Chance
    habits: Habits
    thermometers: Thermometers
    outings: dict[UUID, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Of a household: the days (ordinals) on which somebody went out, once for each."""
    expected: dict[int, list[tuple[int, Passer, Direction]]] = field(default_factory=lambda: defaultdict(list))
    """By day: who will pass later than on the day on which their trip began."""

    def day(self, on: date, policy: Policy, policy_id: UUID) -> Day:
        founded_at = self.place.plan.founded_at
        midnight = founded_at.replace(hour=0, minute=0)
        founding = int((founded_at - midnight).total_seconds()) + ISSUING_SECONDS
        now = (NOW.hour * 60 + NOW.minute) * 60
        return Day(
            on,
            policy,
            policy_id,
            opening=founding if on == founded_at.date() else 0,
            closing=now if on == TODAY else DAY_SECONDS,
        )
