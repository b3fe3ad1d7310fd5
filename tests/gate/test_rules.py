"""What holds of every decision, whatever the passage and the policy. Single answers stand in contracts/gate/decisions.json."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, PasserKind
from gatepost.emergencies.policy import Policy, outbreak_policy
from gatepost.gate.enums import Direction, Need, PassState, Reason, Verdict
from gatepost.gate.facts import Answers, Decision, Facts, Hold, PassFacts, Reading
from gatepost.gate.rules import decide
from gatepost.gate.rules.decision import NEAREST_FIRST
from tests.gate.passages_at_random import NOW, instants, passages, policies

SETTLED = {Verdict.REFER_TO_LEAD, Verdict.REFUSE}
PASSING = {Verdict.ADMIT, Verdict.ADMIT_WITH_NOTE}
STEADY = settings(max_examples=200, deadline=None, derandomize=True)
NO = Answers(affected_area=False, contact=False, symptoms=False)
YES = Answers(affected_area=True, contact=True, symptoms=True)
A_PASS = PassFacts(
    kind=PasserKind.RESIDENT,
    compound_id=None,
    valid_from=NOW - timedelta(days=90),
    valid_until=NOW + timedelta(days=90),
)


def weight(decision: Decision) -> int:
    return list(Verdict).index(decision.verdict)


def is_exempt(facts: Facts, policy: Policy) -> bool:
    return facts.exempt_vehicle in policy.exempt_vehicles


@STEADY
@given(passages, policies, instants)
def test_every_passage_has_one_answer(facts: Facts, policy: Policy, at: datetime) -> None:
    assert decide(facts, policy, at) == decide(facts, policy, at)


@pytest.mark.proves("F57")
@STEADY
@given(passages, policies, instants, st.sampled_from(ExemptVehicle))
def test_exempt_vehicle_is_admitted_whatever_else(
    facts: Facts, policy: Policy, at: datetime, kind: ExemptVehicle
) -> None:
    exempting = msgspec.structs.replace(policy, exempt_vehicles=(*policy.exempt_vehicles, kind))
    answer = decide(replace(facts, exempt_vehicle=kind), exempting, at)
    assert answer == Decision(verdict=Verdict.ADMIT, reasons=(Reason.EXEMPT_VEHICLE,))


@STEADY
@given(passages, policies, instants)
def test_needs_and_reasons_come_once_and_in_order(facts: Facts, policy: Policy, at: datetime) -> None:
    answer = decide(facts, policy, at)
    assert list(answer.needs) == [need for need in Need if need in answer.needs]
    assert len(set(answer.reasons)) == len(answer.reasons)


@STEADY
@given(passages, policies, instants)
def test_nothing_is_asked_of_who_is_referred_or_refused(facts: Facts, policy: Policy, at: datetime) -> None:
    answer = decide(facts, policy, at)
    assert not (answer.verdict in SETTLED and answer.needs)


@STEADY
@given(passages, policies, instants)
def test_who_is_held_up_hears_why_and_what_is_nearest(facts: Facts, policy: Policy, at: datetime) -> None:
    answer = decide(facts, policy, at)
    assert (answer.closest is None) is (answer.verdict in PASSING)
    assert answer.closest is None or answer.closest in answer.reasons


@STEADY
@given(passages, policies, instants)
def test_measuring_again_is_needed_exactly_when_a_temperature_is_open(
    facts: Facts, policy: Policy, at: datetime
) -> None:
    answer = decide(facts, policy, at)
    open_reasons = {
        Reason.TEMPERATURE_HIGH,
        Reason.TEMPERATURE_IMPLAUSIBLE,
        Reason.TEMPERATURE_WAIT,
        Reason.TEMPERATURE_SITE,
    }
    assume(answer.verdict not in SETTLED)
    assert (Need.REMEASURE in answer.needs) is bool(open_reasons & set(answer.reasons))


def worse(facts: Facts) -> list[Facts]:
    """The same passage with one thing more against it."""
    shown = facts.pass_ or A_PASS
    return [
        replace(facts, entrance_open=False),
        replace(facts, wears_mask=False),
        replace(facts, pass_=replace(shown, state=PassState.WITHDRAWN, state_from=None)) if facts.pass_ else facts,
        replace(facts, pass_=replace(shown, valid_until=NOW - timedelta(days=1))) if facts.pass_ else facts,
        replace(facts, holder_matches=False),
        replace(facts, host_confirmed=False),
        replace(facts, answers=YES),
        replace(facts, hold=Hold(from_at=NOW - timedelta(days=9), until_at=NOW + timedelta(days=9))),
        replace(facts, household_outings=20),
        replace(facts, comes_from_elsewhere=True, arrival_registered=False),
    ]


@STEADY
@given(passages, policies, instants)
def test_one_thing_more_against_it_never_makes_the_verdict_milder(facts: Facts, policy: Policy, at: datetime) -> None:
    before = decide(facts, policy, at)
    milder = [other for other in worse(facts) if weight(decide(other, policy, at)) < weight(before)]
    assert milder == []


@STEADY
@given(passages, policies, instants)
def test_nobody_is_locked_in(facts: Facts, policy: Policy, at: datetime) -> None:
    """Only observation, the household's limit and a temperature that the policy takes on the way out hold up who leaves."""
    unmeasured = msgspec.structs.replace(policy.temperature, on_exit=False)
    answer = decide(
        replace(facts, direction=Direction.OUT), msgspec.structs.replace(policy, temperature=unmeasured), at
    )
    holding = {Reason.UNDER_OBSERVATION, Reason.HOUSEHOLD_LIMIT} & set(answer.reasons)
    assert (answer.verdict in PASSING) is not bool(holding)
    assert answer.needs == ()


def with_normal_reading(facts: Facts, policy: Policy) -> Facts:
    """Long after all the others, one tenth below the threshold."""
    rule = policy.temperature
    reading = Reading(tenths=rule.threshold_tenths - 1, site=rule.confirm_site, at=NOW + timedelta(days=1))
    return replace(facts, readings=(*facts.readings, reading))


ANSWERED_WELL: dict[Need, Callable[[Facts, Policy], Facts]] = {
    Need.HOLDER_CHECK: lambda facts, _: replace(facts, holder_matches=True),
    Need.MASK_CHECK: lambda facts, _: replace(facts, wears_mask=True),
    Need.TEMPERATURE: with_normal_reading,
    Need.REMEASURE: with_normal_reading,
    Need.VISITOR_FORM: lambda facts, _: replace(facts, registered=True),
    Need.DESTINATION: lambda facts, _: replace(facts, destination_known=True),
    Need.THREE_QUESTIONS: lambda facts, _: replace(facts, answers=NO),
    Need.HOST_CONFIRMATION: lambda facts, _: replace(facts, host_confirmed=True),
    Need.RETURNEE_FORM: lambda facts, _: replace(facts, arrival_registered=True),
}


@STEADY
@given(passages, policies, instants)
def test_answering_every_need_well_ends_the_asking(facts: Facts, policy: Policy, at: datetime) -> None:
    before = decide(facts, policy, at)
    for need in before.needs:
        facts = ANSWERED_WELL[need](facts, policy)
    after = decide(facts, policy, at)
    assert after.needs == ()
    assert weight(after) <= weight(before)


@pytest.mark.proves("F55")
@STEADY
@given(passages, policies, instants)
def test_withdrawn_pass_is_refused_from_that_second(facts: Facts, policy: Policy, second: datetime) -> None:
    withdrawn = replace(facts.pass_ or A_PASS, state=PassState.WITHDRAWN, state_from=second)
    entry = {**policy.entry, facts.passer: EntryMode.PASS}
    asking = msgspec.structs.replace(policy, entry=entry, exempt_vehicles=())
    shown = replace(facts, pass_=withdrawn, direction=Direction.IN, compound_closed=True)
    then, before = decide(shown, asking, second), decide(shown, asking, second - timedelta(seconds=1))
    assert (then.verdict, Reason.PASS_WITHDRAWN in then.reasons) == (Verdict.REFUSE, True)
    assert Reason.PASS_WITHDRAWN not in before.reasons


@pytest.mark.proves("F56")
@STEADY
@given(st.lists(st.integers(373, 420), min_size=1, max_size=5), st.integers(0, 30), st.sampled_from(BodySite))
def test_fever_is_confirmed_by_enough_rested_high_readings_the_last_at_the_right_site(
    tenths: list[int], gap_minutes: int, last_site: BodySite
) -> None:
    policy = outbreak_policy()
    rule = policy.temperature
    gap = timedelta(minutes=rule.rest_minutes + gap_minutes)
    sites = [BodySite.FOREHEAD] * (len(tenths) - 1) + [last_site]
    course = tuple(
        Reading(tenths=tenth, site=site, at=NOW + n * gap)
        for n, (tenth, site) in enumerate(zip(tenths, sites, strict=True))
    )
    facts = Facts(direction=Direction.IN, passer=PasserKind.ESSENTIAL, compound_id="here", readings=course)
    confirmed = len(tenths) >= rule.readings_before_referral and last_site is rule.confirm_site
    assert (Reason.FEVER_CONFIRMED in decide(facts, policy, NOW).reasons) is confirmed


@STEADY
@given(passages, policies, instants, st.randoms(use_true_random=False))
def test_order_in_which_readings_are_sent_does_not_matter(
    facts: Facts, policy: Policy, at: datetime, random: Random
) -> None:
    shuffled = list(facts.readings)
    random.shuffle(shuffled)
    assert decide(replace(facts, readings=tuple(shuffled)), policy, at) == decide(facts, policy, at)


def test_every_reason_that_can_hold_somebody_up_has_a_place_by_nearness() -> None:
    never_hold = {
        Reason.EXEMPT_VEHICLE,
        Reason.MASK_ADVISED,
        Reason.TO_SET_POINT,
        Reason.ALREADY_INSIDE,
        Reason.INSIDE_ELSEWHERE,
        Reason.NOT_INSIDE,
    }
    assert sorted(NEAREST_FIRST) == sorted(set(Reason) - never_hold)
