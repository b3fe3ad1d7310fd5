"""What one rule found out. Rules only find; `decision` chooses once, when all have spoken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gatepost.gate.enums import Need, Reason, Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A reason with the verdict that it asks for, a thing still to be found out, or both."""

    verdict: Verdict = Verdict.ADMIT
    reason: Reason | None = None
    need: Need | None = None
    wait_until: datetime | None = None
    opens_on: date | None = None


Findings = tuple[Finding, ...]


def ask(need: Need) -> Findings:
    """Nothing speaks against the passer so far, but this must be known first."""
    return (Finding(need=need),)


def note(reason: Reason) -> Findings:
    return (Finding(verdict=Verdict.ADMIT_WITH_NOTE, reason=reason),)


def measure_again(reason: Reason, wait_until: datetime | None) -> Findings:
    return (Finding(verdict=Verdict.REMEASURE, reason=reason, need=Need.REMEASURE, wait_until=wait_until),)


def register(reason: Reason, need: Need | None) -> Findings:
    """Without a need it is settled outside this check: a number is typed in, somebody is found by name."""
    return (Finding(verdict=Verdict.REGISTER_FIRST, reason=reason, need=need),)


def refer(reason: Reason) -> Findings:
    return (Finding(verdict=Verdict.REFER_TO_LEAD, reason=reason),)


def refuse(reason: Reason) -> Findings:
    return (Finding(verdict=Verdict.REFUSE, reason=reason),)


def as_notes(findings: Findings) -> Findings:
    """The same reasons, holding nobody up; questions fall away."""
    return tuple(
        Finding(verdict=Verdict.ADMIT_WITH_NOTE, reason=finding.reason)
        for finding in findings
        if finding.reason is not None
    )
