"""What can keep somebody at home: observation, and the outings of a household. Nothing else stands in the way of leaving."""

from __future__ import annotations

from datetime import datetime

from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.policy import Policy
from gatepost.gate.enums import Direction, Reason, Verdict
from gatepost.gate.facts import Facts
from gatepost.gate.rules.findings import Finding, Findings, note, refer


def observations(facts: Facts, policy: Policy, at: datetime) -> Findings:
    """From `from_at` itself to just before `until_at`. Leaving is for the lead to arrange, coming home only noted."""
    hold = facts.hold
    if hold is None or policy.observed_may_leave or not hold.from_at <= at < hold.until_at:
        return ()
    found = refer if facts.direction is Direction.OUT else note
    return found(Reason.UNDER_OBSERVATION)


def household_outings(facts: Facts, policy: Policy) -> Findings:
    """Residents only. Asked on the way out only: nobody is kept from coming home."""
    rule = policy.household
    if rule is None or facts.passer is not PasserKind.RESIDENT:
        return ()
    if facts.household_outings < rule.outings:
        return ()
    return (Finding(verdict=Verdict.REFUSE, reason=Reason.HOUSEHOLD_LIMIT, opens_on=facts.household_opens_on),)
