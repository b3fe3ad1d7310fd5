"""Visitors, where the policy lets them in, and those whose work cannot wait: registered, sealed, gone again."""

from __future__ import annotations

from collections.abc import Iterator

from gatepost.demo.households import draw_person
from gatepost.demo.numbers import PHONE_BLOCK
from gatepost.demo.passages.events import Event, stranger
from gatepost.demo.passages.gates import Day, Gate
from gatepost.emergencies.enums import PasserKind
from gatepost.gate.content import VisitorContent
from gatepost.gate.enums import Direction

_HOUR = 3600
_REASONS = ("探望父母", "探亲", "看房", "家教", "搬家", "送东西", "接孩子", "给老人送药")
_WORKS = ("燃气巡检", "电梯维保", "供水抢修", "网络维修", "社区医生上门", "配电检修")
_LONG_VISIT_MINUTES = 180
"""A policy that lets visitors stay less long is one of days on which few come."""


def visits(gate: Gate, day: Day) -> Iterator[Event]:
    if day.visitors_may_come:
        many = day.policy.visitors.longest_stay_minutes >= _LONG_VISIT_MINUTES
        for _ in range(gate.chance.randint(*((7, 14) if many else (2, 4)))):
            yield from _visit(gate, day)
    for _ in range(gate.chance.randint(1, 4)):
        yield from _work(gate, day)


def visitor_details(gate: Gate, reasons: tuple[str, ...]) -> VisitorContent:
    door = gate.chance.choice(gate.place.doors)
    return VisitorContent(
        name=draw_person((19, 68), None, gate.chance).name,
        phone=f"{PHONE_BLOCK}{gate.chance.randrange(10_000):04d}",
        destination=door.spoken,
        reason=gate.chance.choice(reasons),
    )


def _visit(gate: Gate, day: Day) -> Iterator[Event]:
    rule = day.policy.visitors
    second = gate.chance.randint(max(rule.from_minute, 8 * 60 + 30) * 60, min(rule.until_minute, 20 * 60) * 60 - 60)
    stay = gate.chance.randint(15 * 60, int(rule.longest_stay_minutes * 60 * 0.95))
    yield from registered_visit(gate, day, PasserKind.VISITOR, second, stay)


def _work(gate: Gate, day: Day) -> Iterator[Event]:
    second = gate.chance.randint(max(day.opening, 8 * _HOUR), 19 * _HOUR)
    yield from registered_visit(gate, day, PasserKind.ESSENTIAL, second, gate.chance.randint(1200, 3 * _HOUR))


def registered_visit(gate: Gate, day: Day, kind: PasserKind, second: int, stay: int) -> Iterator[Event]:
    yield Event(
        second,
        Direction.IN,
        stranger(kind),
        readings=gate.thermometers.usual(frost=day.is_frosty),
        companions=int(gate.chance.happens(0.1)),
        details=visitor_details(gate, _REASONS if kind is PasserKind.VISITOR else _WORKS),
    )
    yield Event(second + stay, Direction.OUT, stranger(kind))
