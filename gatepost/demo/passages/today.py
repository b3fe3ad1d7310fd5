"""The demo's own day has something of everything that needs a person now, whatever chance brought."""

from __future__ import annotations

from collections.abc import Iterator

from gatepost.demo.passages.events import Event
from gatepost.demo.passages.gates import Day, Gate
from gatepost.demo.passages.incidents import one_high_reading
from gatepost.demo.passages.visits import registered_visit
from gatepost.emergencies.enums import PasserKind


def _second(hour: int, minute: int) -> int:
    return (hour * 60 + minute) * 60 + 20


def last_evening(gate: Gate, day: Day) -> Iterator[Event]:
    """A visitor who stays too long, two who came just now, one high reading, the gas company still inside."""
    yield from registered_visit(gate, day, PasserKind.VISITOR, _second(14, 6), _second(8, 0))
    yield from registered_visit(gate, day, PasserKind.VISITOR, _second(18, 12), _second(1, 5))
    yield from registered_visit(gate, day, PasserKind.VISITOR, _second(18, 41), _second(0, 55))
    yield from registered_visit(gate, day, PasserKind.ESSENTIAL, _second(17, 35), _second(2, 10))
    yield from one_high_reading(gate, day, _second(16, 55), _second(17, 48))
