"""Guards, cleaners and home helpers come to work and go home; couriers come as far as the set point."""

from __future__ import annotations

from collections.abc import Iterator

from gatepost.demo.passages.events import Event, Passer, in_order, stranger
from gatepost.demo.passages.gates import DAY_SECONDS, Day, Gate
from gatepost.demo.passages.trips import enter, expect, leave, may_start
from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Direction, Reason, Verdict

_HOUR = 3600
_WORKS = 0.86
"""Six days of seven."""
_TIMES = {
    PasserKind.CLEANER: (6.0, 0.2, 8.8),
    PasserKind.NANNY: (8.0, 0.3, 9.8),
    PasserKind.GUARD: (7.6, 0.15, 12.2),
}
"""Hour of coming, its spread, hours of work."""
_NIGHT_GUARDS_COME = 19.5
_ROUND_SECONDS = (9 * _HOUR, 20 * _HOUR + 1800)
_SLOTS = 23
_GOODS = ("快递", "快递", "快递", "外卖", "外卖", "生鲜", "桶装水", "药品")


def shifts(gate: Gate, day: Day) -> Iterator[Event]:
    for order, passer in enumerate(gate.crowd.workers):
        if gate.chance.happens(_WORKS):
            yield from _shift(gate, passer, day, at_night=passer.kind is PasserKind.GUARD and order % 2 == 1)


def courier_rounds(gate: Gate, day: Day, strangers: int) -> Iterator[Event]:
    for passer in gate.crowd.couriers:
        if gate.chance.happens(_WORKS):
            for slot in sorted(gate.chance.sample(range(_SLOTS), gate.chance.randint(2, 5))):
                yield from _known_courier(gate, passer, day, _slot_second(gate, slot))
    for _ in range(strangers):
        yield from _unknown_courier(gate, day, gate.chance.randint(*_ROUND_SECONDS))


def _shift(gate: Gate, passer: Passer, day: Day, *, at_night: bool) -> Iterator[Event]:
    hour, spread, hours = _TIMES[passer.kind]
    second = int(gate.chance.gauss(_NIGHT_GUARDS_COME if at_night else hour, spread) * _HOUR)
    columns = passer.columns_on(day.ordinal)
    if columns is None or not may_start(passer, day, second):
        return
    back = second + int(gate.chance.gauss(hours, 0.2) * _HOUR)
    passer.busy_until = day.offset + back + _HOUR
    yield enter(gate, passer, day, second, columns)
    if back < DAY_SECONDS:
        yield leave(gate, passer, day, back, columns)
    else:
        expect(gate, passer, day, back, Direction.OUT)


def _slot_second(gate: Gate, slot: int) -> int:
    """Half an hour each, so that one visit ends before the next begins."""
    return _ROUND_SECONDS[0] + slot * 1800 + gate.chance.randrange(900)


def _known_courier(gate: Gate, passer: Passer, day: Day, second: int) -> Iterator[Event]:
    columns = passer.columns_on(day.ordinal)
    if columns is None or not may_start(passer, day, second):
        return
    coming = enter(gate, passer, day, second, columns)
    coming.reasons = in_order(*coming.reasons, Reason.TO_SET_POINT)
    coming.verdict, coming.goods = Verdict.ADMIT_WITH_NOTE, gate.chance.choice(_GOODS)
    yield coming
    yield leave(gate, passer, day, second + gate.chance.randint(150, 540), columns)


def _unknown_courier(gate: Gate, day: Day, second: int) -> Iterator[Event]:
    if second < day.opening:
        return
    yield Event(
        second,
        Direction.IN,
        stranger(PasserKind.COURIER),
        readings=gate.thermometers.usual(frost=day.is_frosty),
        verdict=Verdict.ADMIT_WITH_NOTE,
        reasons=(Reason.TO_SET_POINT,),
        goods=gate.chance.choice(_GOODS),
    )
    yield Event(second + gate.chance.randint(150, 540), Direction.OUT, stranger(PasserKind.COURIER))
