"""All rules speak, then one choice is made."""

from __future__ import annotations

from datetime import datetime

from gatepost.emergencies.policy import Policy
from gatepost.gate.enums import Direction, Need, Reason, Verdict
from gatepost.gate.facts import Decision, Facts
from gatepost.gate.rules.entrances import entrances, masks, presences
from gatepost.gate.rules.findings import Finding, Findings, as_notes
from gatepost.gate.rules.outings import household_outings, observations
from gatepost.gate.rules.passes import passes
from gatepost.gate.rules.registration import answers, arrivals, entry_modes
from gatepost.gate.rules.temperatures import temperatures

_VERDICTS, _NEEDS, _REASONS = tuple(Verdict), tuple(Need), tuple(Reason)
_SETTLED = (Verdict.REFER_TO_LEAD, Verdict.REFUSE)
_PASSING = (Verdict.ADMIT, Verdict.ADMIT_WITH_NOTE)
NEAREST_FIRST = (
    # here and now
    Reason.NO_MASK,
    Reason.TEMPERATURE_IMPLAUSIBLE,
    Reason.TEMPERATURE_SITE,
    Reason.CODE_UNREADABLE,
    Reason.PASS_REPLACED,
    Reason.PASS_OTHER_KIND,
    Reason.NO_PASS,
    # at this gate, in some minutes
    Reason.NOT_REGISTERED,
    Reason.ARRIVAL_NOT_REGISTERED,
    Reason.TEMPERATURE_WAIT,
    Reason.TEMPERATURE_HIGH,
    # at another gate, or at the service station
    Reason.ENTRANCE_CLOSED,
    Reason.PASS_LENT,
    Reason.PASS_EXPIRED,
    Reason.CODE_KEY_WITHDRAWN,
    Reason.PASS_LOST,
    # at another hour, on another day
    Reason.VISITING_HOURS,
    Reason.HOUSEHOLD_LIMIT,
    Reason.PASS_NOT_YET_VALID,
    # when somebody else decides so
    Reason.PASS_UNKNOWN,
    Reason.CODE_KEY_UNKNOWN,
    Reason.HOST_DECLINED,
    Reason.VISITORS_CLOSED,
    Reason.KIND_CLOSED,
    Reason.PASS_OTHER_COMPOUND,
    Reason.PASS_WITHDRAWN,
    Reason.CODE_FORGED,
    Reason.ORIGIN_RISK,
    Reason.ANSWER_YES,
    Reason.UNDER_OBSERVATION,
    Reason.FEVER_CONFIRMED,
)
"""Reasons that hold somebody up, by how soon the passer could do away with them."""


def decide(facts: Facts, policy: Policy, at: datetime) -> Decision:
    """The answer of the gate at the instant `at`, the same for the same values.

    - A vehicle on the policy's list of exempt ones is admitted: no other rule is asked.
    - The verdict is the heaviest that any rule asks for; the reasons are all that apply.
    - Referred or refused, nothing more is asked: no answer given at the gate would change it.
    - `closest` is, of the reasons that hold the passer up, the one that could be done away with soonest (`NEAREST_FIRST`).
    """
    if facts.exempt_vehicle in policy.exempt_vehicles:
        return _choose((Finding(reason=Reason.EXEMPT_VEHICLE),))
    return _choose((*_on_the_way(facts, policy, at), *temperatures(facts, policy), *presences(facts)))


def _on_the_way(facts: Facts, policy: Policy, at: datetime) -> Findings:
    return _coming_in(facts, policy, at) if facts.direction is Direction.IN else _going_out(facts, policy, at)


def _coming_in(facts: Facts, policy: Policy, at: datetime) -> Findings:
    return (
        *entrances(facts),
        *passes(facts, policy, at),
        *masks(facts, policy),
        *entry_modes(facts, policy),
        *answers(facts, policy),
        *arrivals(facts, policy),
        *observations(facts, policy, at),
    )


def _going_out(facts: Facts, policy: Policy, at: datetime) -> Findings:
    """Nobody is locked in: entrance, pass and mask are worth a note. Observation, the household's limit and, where the
    policy measures on the way out, the temperature keep their weight.
    """
    noted = as_notes((*entrances(facts), *passes(facts, policy, at), *masks(facts, policy)))
    return (*noted, *observations(facts, policy, at), *household_outings(facts, policy))


def _choose(findings: Findings) -> Decision:
    verdict = max((finding.verdict for finding in findings), key=_VERDICTS.index, default=Verdict.ADMIT)
    asked = {finding.need for finding in findings if finding.need is not None}
    return Decision(
        verdict=verdict,
        needs=() if verdict in _SETTLED else tuple(sorted(asked, key=_NEEDS.index)),
        reasons=_reasons(findings),
        closest=_closest(findings),
        wait_until=next((finding.wait_until for finding in findings if finding.wait_until), None),
        opens_on=next((finding.opens_on for finding in findings if finding.opens_on), None),
    )


def _reasons(findings: Findings) -> tuple[Reason, ...]:
    """The heaviest first; equally heavy ones in the order of the list of reasons."""
    weights = {finding.reason: finding.verdict for finding in findings if finding.reason is not None}
    return tuple(sorted(weights, key=lambda reason: (-_VERDICTS.index(weights[reason]), _REASONS.index(reason))))


def _closest(findings: Findings) -> Reason | None:
    holding = [finding.reason for finding in findings if finding.reason and finding.verdict not in _PASSING]
    return min(holding, key=NEAREST_FIRST.index, default=None)
