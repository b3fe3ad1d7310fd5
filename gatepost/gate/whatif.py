"""What a change of policy would change at the gate, before anybody publishes it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gatepost.emergencies.policy import Policy
from gatepost.gate.facts import Decision
from gatepost.gate.rules import decide
from gatepost.gate.situations import Situation


@dataclass(frozen=True, slots=True)
class Flip:
    """One situation that two policies answer differently."""

    situation: Situation
    before: Decision
    after: Decision


def flipped_examples(before: Policy, after: Policy, examples: Iterable[Situation]) -> tuple[Flip, ...]:
    """Those whose verdict changes, or what the guard must do first; other reasons for the same answer do not count."""
    flips = (_flip(situation, before, after) for situation in examples)
    return tuple(flip for flip in flips if _answer(flip.before) != _answer(flip.after))


def _flip(situation: Situation, before: Policy, after: Policy) -> Flip:
    return Flip(
        situation,
        before=decide(situation.facts, before, situation.at),
        after=decide(situation.facts, after, situation.at),
    )


def _answer(decision: Decision) -> tuple[object, ...]:
    return decision.verdict, decision.needs
