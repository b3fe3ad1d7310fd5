"""Residents and vehicles go out and come home; workers come and go home."""

from __future__ import annotations

from collections.abc import Iterator

from gatepost.demo.passages.events import Event, Passer, in_order
from gatepost.demo.passages.gates import DAY_SECONDS, Day, Gate
from gatepost.demo.passages.habits import share_out, share_to_work
from gatepost.emergencies.enums import MaskRule, PasserKind
from gatepost.gate.enums import Direction, Reason, TokenState, Verdict

_UNRECORDED = 0.003
"""Of all steps: somebody slipped through behind a car. The next passage shows it."""
_OVERNIGHT = 0.012
_PAUSE_SECONDS = 600
_RIDERS = (0, 0, 0, 0, 0, 0, 1, 1, 2)


def trips(gate: Gate, day: Day) -> Iterator[Event]:
    yield from _expected(gate, day)
    work = share_to_work(day.on)
    for crowd, share in ((gate.crowd.residents, share_out(day.on)), (gate.crowd.vehicles, share_out(day.on) * 1.5)):
        wanted = round(len(crowd) * min(0.9, share) * gate.chance.uniform(0.93, 1.07))
        for passer in gate.chance.sample(crowd, wanted):
            yield from _trip(gate, passer, day, work)


def may_start(passer: Passer, day: Day, second: int) -> bool:
    """Neither on another trip, nor under observation, nor before the gate was there."""
    is_free = passer.busy_until <= day.offset + second and second >= day.opening
    return is_free and (passer.held_from is None or day.ordinal < passer.held_from)


def is_limited(gate: Gate, passer: Passer, day: Day) -> bool:
    """Whether the household has used its outings, today's included."""
    rule, household_id = day.policy.household, passer.holder.household_id
    if rule is None or household_id is None:
        return False
    recent = [one for one in gate.outings[household_id] if one > day.ordinal - rule.days]
    gate.outings[household_id] = recent
    return len(recent) >= rule.outings


def leave(gate: Gate, passer: Passer, day: Day, second: int, columns: str) -> Event:
    event = Event(second, Direction.OUT, columns, _token(gate))
    _note(event, passer.go(Direction.OUT))
    if household_id := passer.holder.household_id:
        gate.outings[household_id].append(day.ordinal)
    return event


def enter(gate: Gate, passer: Passer, day: Day, second: int, columns: str) -> Event:
    event = Event(second, Direction.IN, columns, _token(gate), gate.thermometers.usual(frost=day.is_frosty))
    noted = passer.go(Direction.IN)
    if day.masks is MaskRule.ADVISED and gate.chance.random() < 0.03:
        noted = in_order(*noted, Reason.MASK_ADVISED)
    _note(event, noted)
    if passer.kind is PasserKind.VEHICLE:
        event.companions = gate.chance.choice(_RIDERS)
    return event


def _note(event: Event, noted: tuple[Reason, ...]) -> None:
    if noted:
        event.verdict, event.reasons = Verdict.ADMIT_WITH_NOTE, noted


def _token(gate: Gate) -> TokenState:
    drawn = gate.chance.random()
    return TokenState.VALID if drawn < 0.9 else TokenState.TYPED if drawn < 0.96 else TokenState.NONE


def _trip(gate: Gate, passer: Passer, day: Day, work: float) -> Iterator[Event]:
    second, stay = gate.habits.trip(passer, work)
    columns = passer.columns_on(day.ordinal)
    if columns is None or not may_start(passer, day, second) or is_limited(gate, passer, day):
        return
    drawn = gate.chance.random()
    if drawn >= _UNRECORDED:
        yield leave(gate, passer, day, second, columns)
    days_away = gate.chance.choice((1, 1, 2, 3, 4)) if drawn > 1 - _OVERNIGHT and passer.held_from is None else 0
    back = second + stay
    passer.busy_until = day.offset + days_away * DAY_SECONDS + back + _PAUSE_SECONDS
    if days_away or back >= DAY_SECONDS:
        expect(gate, passer, day, days_away * DAY_SECONDS + back, Direction.IN)
    elif _UNRECORDED <= drawn < 2 * _UNRECORDED:
        return
    else:
        yield enter(gate, passer, day, back, columns)


def expect(gate: Gate, passer: Passer, day: Day, second: int, direction: Direction) -> None:
    """Somebody will pass on a later day, so many seconds after this day's midnight."""
    days, second = divmod(second, DAY_SECONDS)
    gate.expected[day.ordinal + days].append((second, passer, direction))


def _expected(gate: Gate, day: Day) -> Iterator[Event]:
    for second, passer, direction in gate.expected.pop(day.ordinal, ()):
        columns = passer.columns_on(day.ordinal)
        if columns is None:
            continue
        step = enter if direction is Direction.IN else leave
        yield step(gate, passer, day, second, columns)
