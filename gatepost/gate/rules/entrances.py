"""The entrance, the mask, and where the records have the passer."""

from __future__ import annotations

from gatepost.emergencies.enums import MaskRule
from gatepost.emergencies.policy import Policy
from gatepost.gate.enums import Direction, Need, Presence, Reason
from gatepost.gate.facts import Facts
from gatepost.gate.rules.findings import Findings, ask, note, refuse


def entrances(facts: Facts) -> Findings:
    return () if facts.entrance_open else refuse(Reason.ENTRANCE_CLOSED)


def masks(facts: Facts, policy: Policy) -> Findings:
    """Required: seen or refused until one is put on. Advised: a kind word. Not seen is not the same as not worn."""
    if policy.masks is MaskRule.NONE or facts.wears_mask is True:
        return ()
    if policy.masks is MaskRule.ADVISED:
        return note(Reason.MASK_ADVISED) if facts.wears_mask is False else ()
    return ask(Need.MASK_CHECK) if facts.wears_mask is None else refuse(Reason.NO_MASK)


def presences(facts: Facts) -> Findings:
    """A note, never more: a copied pass looks like this, and so does a passage that nobody recorded.

    An open compound counts nobody in or out, so nothing is said there.
    """
    if not facts.compound_closed:
        return ()
    if facts.presence is Presence.INSIDE_ELSEWHERE:
        return note(Reason.INSIDE_ELSEWHERE)
    if facts.presence is Presence.INSIDE_HERE and facts.direction is Direction.IN:
        return note(Reason.ALREADY_INSIDE)
    if facts.presence is Presence.OUTSIDE and facts.direction is Direction.OUT:
        return note(Reason.NOT_INSIDE)
    return ()
