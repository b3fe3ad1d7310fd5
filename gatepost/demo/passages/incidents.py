"""What does not go smoothly: no pass, a pass that is no longer good, a high reading, a mask forgotten, the fire brigade."""

from __future__ import annotations

from collections.abc import Iterator

from gatepost.demo.numbers import PLATE_LETTERS
from gatepost.demo.passages.events import Event, Passer, stranger
from gatepost.demo.passages.gates import DAY_SECONDS, Day, Gate
from gatepost.demo.passages.temperatures import Readings
from gatepost.demo.passages.trips import enter, is_limited, leave, may_start
from gatepost.demo.passages.visits import visitor_details
from gatepost.emergencies.enums import MaskRule, PasserKind
from gatepost.gate.enums import Direction, Need, Reason, TokenState, Verdict

_HOUR = 3600
_DAYTIME = (8 * _HOUR, 20 * _HOUR)
_OVERRULES_AT_LIMIT = ("外出就医，有预约单", "外出就医，有预约单", "单位值班，有证明", "接送透析病人")
_TURNED_AWAY = (Need.TEMPERATURE,)
"""Without a pass nobody was measured, and that is what was still to be found out."""


def without_pass(gate: Gate, day: Day) -> Iterator[Event]:
    yield _turned_away(gate, day, stranger(PasserKind.RESIDENT), Verdict.REGISTER_FIRST, Reason.NO_PASS, _TURNED_AWAY)


def strange_vehicle(gate: Gate, day: Day) -> Iterator[Event]:
    letter, number = gate.chance.choice(PLATE_LETTERS), gate.chance.randrange(100_000)
    columns = stranger(PasserKind.VEHICLE, f"京{letter}{number:05d}")
    yield _turned_away(gate, day, columns, Verdict.REGISTER_FIRST, Reason.NO_PASS, _TURNED_AWAY)


def visitor_while_closed(gate: Gate, day: Day) -> Iterator[Event]:
    if not day.visitors_may_come:
        columns = stranger(PasserKind.VISITOR)
        yield _turned_away(gate, day, columns, Verdict.REFER_TO_LEAD, Reason.VISITORS_CLOSED)


def visitor_not_wanted(gate: Gate, day: Day) -> Iterator[Event]:
    if day.visitors_may_come:
        event = _turned_away(gate, day, stranger(PasserKind.VISITOR), Verdict.REFUSE, Reason.HOST_DECLINED)
        event.second = max(event.second, day.policy.visitors.from_minute * 60)
        event.details = visitor_details(gate, ("推销", "看房", "探亲"))
        yield event


def visitor_too_late(gate: Gate, day: Day) -> Iterator[Event]:
    if day.visitors_may_come:
        event = _turned_away(gate, day, stranger(PasserKind.VISITOR), Verdict.REFUSE, Reason.VISITING_HOURS)
        event.second = day.policy.visitors.until_minute * 60 + gate.chance.randrange(_HOUR)
        event.details = visitor_details(gate, ("探亲", "送东西"))
        yield event


def lent_pass(gate: Gate, day: Day) -> Iterator[Event]:
    found = _idle(gate, day)
    if found:
        passer, columns = found
        event = _turned_away(gate, day, columns, Verdict.REFUSE, Reason.PASS_LENT)
        event.token, event.reasons = TokenState.VALID, (Reason.PASS_LENT, *passer.noted(Direction.IN))
        yield event


def mask_forgotten(gate: Gate, day: Day) -> Iterator[Event]:
    """Turned back, and there again a few minutes later."""
    found = _idle(gate, day)
    if not found or day.masks is not MaskRule.REQUIRED or is_limited(gate, found[0], day):
        return
    passer, columns = found
    second = gate.chance.randint(*_DAYTIME)
    if second < day.opening:
        return
    yield leave(gate, passer, day, second, columns)
    back = second + gate.chance.randint(1800, 5400)
    refused = Event(back, Direction.IN, columns, TokenState.VALID, passed=False, verdict=Verdict.REFUSE)
    refused.reasons = (Reason.NO_MASK, *passer.noted(Direction.IN))
    refused.readings = gate.thermometers.usual(frost=day.is_frosty)
    yield refused
    yield enter(gate, passer, day, back + gate.chance.randint(240, 720), columns)


def high_reading(gate: Gate, day: Day) -> Iterator[Event]:
    """In the sun or out of breath: normal after a rest."""
    out = max(gate.chance.randint(8 * _HOUR, 17 * _HOUR), day.opening)
    yield from one_high_reading(gate, day, out, out + gate.chance.randint(2400, 7200))


def one_high_reading(gate: Gate, day: Day, out: int, back: int) -> Iterator[Event]:
    yield from _measured_trip(gate, day, out, back, gate.thermometers.high_then_normal())


def frozen_thermometer(gate: Gate, day: Day) -> Iterator[Event]:
    if day.is_frosty:
        out = max(gate.chance.randint(8 * _HOUR, 17 * _HOUR), day.opening)
        yield from _measured_trip(gate, day, out, out + 3000, gate.thermometers.too_cold_then_normal())


def fever(gate: Gate, day: Day) -> Iterator[Event]:
    """Does not come in: taken to the fever clinic, home again after some days."""
    found = _idle(gate, day)
    if not found or is_limited(gate, found[0], day):
        return
    passer, columns = found
    second = gate.chance.randint(9 * _HOUR, 16 * _HOUR)
    yield leave(gate, passer, day, second, columns)
    event = Event(second + 5400, Direction.IN, columns, TokenState.VALID, gate.thermometers.fever(), passed=False)
    event.verdict, event.reasons = Verdict.REFER_TO_LEAD, (Reason.FEVER_CONFIRMED, *passer.noted(Direction.IN))
    yield event
    days = gate.chance.randint(4, 9)
    passer.busy_until = day.offset + days * DAY_SECONDS + 13 * _HOUR
    gate.expected[day.ordinal + days].append((11 * _HOUR, passer, Direction.IN))


def household_at_limit(gate: Gate, day: Day) -> Iterator[Event]:
    """A third of those who ask have a reason that counts."""
    passers = gate.chance.sample(gate.crowd.residents, min(40, len(gate.crowd.residents)))
    second = gate.chance.randint(*_DAYTIME)
    limit = day.policy.household
    for passer in passers if limit else ():
        columns = passer.columns_on(day.ordinal)
        if columns is None or not may_start(passer, day, 0) or not _was_limited_before(gate, passer, day):
            continue
        passer.busy_until = day.offset + DAY_SECONDS
        event = Event(second, Direction.OUT, columns, TokenState.VALID, passed=False, verdict=Verdict.REFUSE)
        event.reasons = (Reason.HOUSEHOLD_LIMIT, *passer.noted(Direction.OUT))
        yield event
        if gate.chance.happens(0.34):
            yield from _overruled(gate, passer, day, event)
        return


def _overruled(gate: Gate, passer: Passer, day: Day, refused: Event) -> Iterator[Event]:
    refused.passed, refused.overrule = True, gate.chance.choice(_OVERRULES_AT_LIMIT)
    leave(gate, passer, day, refused.second, refused.subject)
    yield enter(gate, passer, day, min(refused.second + gate.chance.randint(5400, 14_000), 86_000), refused.subject)


def _was_limited_before(gate: Gate, passer: Passer, day: Day) -> bool:
    """By the days before alone, so that it holds at any hour of this one."""
    rule, household_id = day.policy.household, passer.holder.household_id
    if rule is None or household_id is None:
        return False
    before = [one for one in gate.outings[household_id] if day.ordinal - rule.days < one < day.ordinal]
    return len(before) >= rule.outings


def fire_or_ambulance(gate: Gate, day: Day) -> Iterator[Event]:
    """Never waits, is never measured; only that it came is kept."""
    columns, second = stranger(PasserKind.VEHICLE), gate.chance.randrange(day.opening, DAY_SECONDS - 4000)
    for at, direction in ((second, Direction.IN), (second + gate.chance.randint(900, 3600), Direction.OUT)):
        verdict, reasons = Verdict.ADMIT, (Reason.EXEMPT_VEHICLE,)
        yield Event(at, direction, columns, verdict=verdict, reasons=reasons)


def _turned_away(
    gate: Gate, day: Day, columns: str, verdict: Verdict, reason: Reason, needs: tuple[Need, ...] = ()
) -> Event:
    second = max(gate.chance.randint(*_DAYTIME), day.opening)
    return Event(second, Direction.IN, columns, passed=False, verdict=verdict, reasons=(reason,), needs=needs)


def _idle(gate: Gate, day: Day) -> tuple[Passer, str] | None:
    """A resident who has not gone anywhere today, and stays at home after this."""
    for passer in gate.chance.sample(gate.crowd.residents, min(25, len(gate.crowd.residents))):
        columns = passer.columns_on(day.ordinal)
        if columns and passer.is_inside is not False and may_start(passer, day, day.opening):
            passer.busy_until = day.offset + DAY_SECONDS
            return passer, columns
    return None


def _measured_trip(gate: Gate, day: Day, out: int, back: int, readings: Readings) -> Iterator[Event]:
    found = _idle(gate, day)
    if not found or is_limited(gate, found[0], day):
        return
    passer, columns = found
    yield leave(gate, passer, day, out, columns)
    event = enter(gate, passer, day, back, columns)
    event.readings = readings
    yield event
