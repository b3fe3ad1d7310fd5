"""Passes that are shown although they are no longer good, or good elsewhere only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gatepost.demo.passages.events import Event, Passer, in_order
from gatepost.demo.passages.gates import DAY_SECONDS, Day, Gate
from gatepost.demo.passages.trips import is_limited, leave, may_start
from gatepost.gate.enums import Direction, PassState, Reason, TokenState, Verdict

_HOUR = 3600
_GOES_OUT = 0.05
"""Of those whose pass is not good any more, each day; others go with somebody or stay in."""
_RETURNS_AFTER_MOVING = 0.01
_OVERRULES = {
    Reason.PASS_EXPIRED: "证件到期，已电话核实，嘱当日续办",
    Reason.PASS_LOST: "本人已报失，核对登记后放行，嘱补办",
}


def stale_passes(gate: Gate, day: Day) -> Iterator[Event]:
    for passer in gate.crowd.residents:
        if passer.periods[-1][1] > day.ordinal or passer.columns_on(day.ordinal):
            continue
        if passer.holder.cards[-1].state == PassState.WITHDRAWN:
            if gate.chance.happens(_RETURNS_AFTER_MOVING):
                yield _moved_out(gate, passer, day)
        elif gate.chance.happens(_GOES_OUT) and may_start(passer, day, 7 * _HOUR) and not is_limited(gate, passer, day):
            yield from _out_and_home(gate, passer, day)


def pass_of_other_compound(gate: Gate, others: Sequence[Gate], day: Day) -> Iterator[Event]:
    """Somebody who is at home in another compound of the station, by its records."""
    crowds = [other.crowd.residents for other in others if other is not gate and other.crowd.residents]
    if not crowds:
        return
    passer = gate.chance.choice(gate.chance.choice(crowds))
    columns = passer.columns_on(day.ordinal)
    if columns is None or not may_start(passer, day, 0):
        return
    passer.busy_until = day.offset + DAY_SECONDS
    second = gate.chance.randint(9 * _HOUR, 20 * _HOUR)
    elsewhere = (Reason.INSIDE_ELSEWHERE,) if passer.is_inside else ()
    reasons = (Reason.PASS_OTHER_COMPOUND, *elsewhere)
    yield _refused(second, columns, reasons)


def observed_wants_out(gate: Gate, day: Day) -> Iterator[Event]:
    for passer in gate.crowd.residents:
        if passer.held_from is not None and passer.held_from < day.ordinal and gate.chance.happens(0.1):
            columns = passer.columns_on(day.ordinal)
            if columns is None:
                continue
            second = gate.chance.randint(9 * _HOUR, 18 * _HOUR)
            event = Event(second, Direction.OUT, columns, TokenState.VALID, passed=False, verdict=Verdict.REFER_TO_LEAD)
            event.reasons = (Reason.UNDER_OBSERVATION, *passer.noted(Direction.OUT))
            yield event


def _out_and_home(gate: Gate, passer: Passer, day: Day) -> Iterator[Event]:
    """Nobody is locked in; on the way back the guard asks the lead."""
    is_lost = passer.holder.cards[-1].state == PassState.LOST
    reason, token = (Reason.PASS_LOST, TokenState.NONE) if is_lost else (Reason.PASS_EXPIRED, TokenState.VALID)
    columns, second = passer.periods[-1][2], gate.chance.randint(7 * _HOUR, 17 * _HOUR)
    out = leave(gate, passer, day, second, columns)
    out.token, out.verdict, out.reasons = token, Verdict.ADMIT_WITH_NOTE, in_order(reason, *out.reasons)
    yield out
    back = second + gate.chance.randint(1800, 2 * _HOUR)
    yield _refused(back, columns, (reason,), token)
    home = _refused(back + gate.chance.randint(300, 900), columns, (reason, *passer.go(Direction.IN)), token)
    home.passed, home.overrule = True, _OVERRULES[reason]
    home.readings = gate.thermometers.usual(frost=day.is_frosty)
    yield home
    passer.busy_until = day.offset + DAY_SECONDS


def _moved_out(gate: Gate, passer: Passer, day: Day) -> Event:
    second = gate.chance.randint(10 * _HOUR, 18 * _HOUR)
    return _refused(second, passer.periods[-1][2], (Reason.PASS_WITHDRAWN, *passer.noted(Direction.IN)))


def _refused(second: int, columns: str, reasons: tuple[Reason, ...], token: TokenState = TokenState.VALID) -> Event:
    return Event(second, Direction.IN, columns, token, passed=False, verdict=Verdict.REFUSE, reasons=reasons)
