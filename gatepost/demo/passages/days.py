"""All days at all gates of a station, one after the other, because each stands on the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from gatepost.demo.chance import Chance
from gatepost.demo.emergency_data import EmergencyRows
from gatepost.demo.moments import CALL_OUT, EASING_ON, TODAY
from gatepost.demo.passages import incidents, stale_passes
from gatepost.demo.passages.events import Event
from gatepost.demo.passages.gates import Day, Gate
from gatepost.demo.passages.rows import DayRows
from gatepost.demo.passages.shifts import courier_rounds, shifts
from gatepost.demo.passages.today import last_evening
from gatepost.demo.passages.trips import trips
from gatepost.demo.passages.visits import visits

_A_THOUSAND = 1000
_PER_DAY = (
    (incidents.without_pass, 0.7),
    (incidents.strange_vehicle, 1.1),
    (incidents.visitor_while_closed, 1.6),
    (incidents.visitor_not_wanted, 0.15),
    (incidents.visitor_too_late, 0.2),
    (incidents.lent_pass, 0.07),
    (incidents.mask_forgotten, 0.5),
    (incidents.high_reading, 0.3),
    (incidents.frozen_thermometer, 4.0),
    (incidents.household_at_limit, 2.2),
    (incidents.fire_or_ambulance, 0.15),
    (incidents.fever, 0.006),
)
"""How often at a gate of a thousand people, on average."""
_EASED = 0.4
"""Later in the year most people know what is asked of them."""


@dataclass(slots=True)
class GateYear:
    """The gates of one station and what their lines need. `from_on`: the first day of passages."""

    gates: list[Gate]
    emergency: EmergencyRows
    key_id: UUID
    chance: Chance
    from_on: date
    has_last_evening: bool

    def days(self) -> list[date]:
        first = max(self.from_on, CALL_OUT.date())
        return [first + timedelta(days=passed) for passed in range((TODAY - first).days + 1)]

    def blocks(self, on: date) -> Iterator[tuple[str, int]]:
        """Per gate: the lines of the day, and how many they are."""
        step = self.emergency.step_on(on)
        for gate in self.gates:
            if on < gate.place.plan.founded_at.date():
                continue
            day = gate.day(on, step.policy, step.row.id)
            events = [event for event in self._events(gate, day) if event.second < day.closing]
            events.sort(key=lambda event: event.second)
            rows = DayRows(gate, day, self.key_id, self.chance)
            yield "".join(map(rows.line, events)), len(events)

    def _events(self, gate: Gate, day: Day) -> Iterator[Event]:
        size = len(gate.crowd.residents) / _A_THOUSAND
        yield from trips(gate, day)
        yield from shifts(gate, day)
        yield from courier_rounds(gate, day, round(gate.chance.uniform(10, 20) * size))
        yield from visits(gate, day)
        yield from stale_passes.stale_passes(gate, day)
        yield from stale_passes.observed_wants_out(gate, day)
        if gate.chance.happens(0.3 * size):
            yield from stale_passes.pass_of_other_compound(gate, self.gates, day)
        for incident, average in _PER_DAY:
            wanted = average * size * (_EASED if day.on >= EASING_ON else 1.0)
            for _ in range(int(wanted + gate.chance.random())):
                yield from incident(gate, day)
        if day.on == TODAY and gate.order == 0 and self.has_last_evening:
            yield from last_evening(gate, day)
