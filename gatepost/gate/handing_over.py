"""What a hand-over note says, from what the records of one post say. Plain values: kinds, reasons and counts, nobody's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Reason

MOST_REASONS = 3
Group = tuple[Sequence[str], int]
"""Reasons, the heaviest first, and how many passages had exactly these."""


class Tally(Struct, frozen=True):
    """So many of a kind or of a reason, by its stored word."""

    what: str
    count: int


class Reasons(Struct, frozen=True):
    """The most frequent ones, each passage by its heaviest; `others` is whoever is left of the total."""

    named: tuple[Tally, ...]
    others: int


class HandOverFigures(Struct, frozen=True, kw_only=True):
    """As they stood when it was signed; kept so."""

    entered: int
    left: int
    turned_away: int
    turned_away_for: Reasons
    overruled: int
    overruled_for: Reasons
    high: int
    threshold: int | None
    """From how many tenths on a reading was high; None: no policy said."""
    inside: tuple[Tally, ...]
    instructions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftFacts:
    """What was found of one post from an instant to an instant."""

    entered: int
    left: int
    turned_away: int
    turned_away_reasons: Sequence[Group]
    overruled: int
    overruled_reasons: Sequence[Group]
    high: int
    threshold: int | None
    inside: Mapping[str, int]
    instructions: Sequence[str]


def told(facts: ShiftFacts) -> HandOverFigures:
    """The figures of a note. Those of reasons add up to the figure that they explain."""
    return HandOverFigures(
        entered=facts.entered,
        left=facts.left,
        turned_away=facts.turned_away,
        turned_away_for=most_frequent(facts.turned_away_reasons, facts.turned_away),
        overruled=facts.overruled,
        overruled_for=most_frequent(facts.overruled_reasons, facts.overruled),
        high=facts.high,
        threshold=facts.threshold,
        inside=_in_order(facts.inside),
        instructions=tuple(facts.instructions),
    )


def most_frequent(groups: Sequence[Group], total: int) -> Reasons:
    """Among equally frequent ones the order of Reason, which is that of the verdict."""
    counted: Counter[str] = Counter()
    for reasons, count in groups:
        if reasons:
            counted[reasons[0]] += count
    order = [reason.value for reason in Reason]
    ranked = sorted(counted.items(), key=lambda one: (-one[1], order.index(one[0])))
    named = tuple(Tally(reason, count) for reason, count in ranked[:MOST_REASONS])
    return Reasons(named, total - sum(one.count for one in named))


def _in_order(inside: Mapping[str, int]) -> tuple[Tally, ...]:
    return tuple(Tally(kind.value, inside[kind.value]) for kind in PasserKind if inside.get(kind.value))
