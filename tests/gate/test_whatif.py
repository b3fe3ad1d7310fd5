"""What a change of policy would change is known before it is published."""

from __future__ import annotations

import msgspec

from gatepost.emergencies.enums import EntryMode, PasserKind
from gatepost.emergencies.policy import HouseholdRule, Policy, TemperatureRule, outbreak_policy
from gatepost.gate.enums import Need, Verdict
from gatepost.gate.situations import SITUATIONS
from gatepost.gate.whatif import Flip, flipped_examples


def flips(**changes: object) -> dict[str, Flip]:
    after: Policy = msgspec.structs.replace(outbreak_policy(), **changes)
    return {flip.situation.key: flip for flip in flipped_examples(outbreak_policy(), after, SITUATIONS)}


def verdicts(flip: Flip) -> tuple[Verdict, Verdict]:
    return flip.before.verdict, flip.after.verdict


def test_the_same_policy_changes_nothing() -> None:
    assert flips() == {}


def test_a_lower_threshold_sends_exactly_37_0_to_rest() -> None:
    found = flips(temperature=TemperatureRule(threshold_tenths=370))
    assert {key: verdicts(flip) for key, flip in found.items()} == {"forehead_370": (Verdict.ADMIT, Verdict.REMEASURE)}


def test_a_limit_of_outings_stops_the_second() -> None:
    found = flips(household=HouseholdRule(outings=1, days=2))
    assert {key: verdicts(flip) for key, flip in found.items()} == {"second_outing": (Verdict.ADMIT, Verdict.REFUSE)}


def test_visits_that_open_let_the_registered_visitor_in_and_ask_the_new_one_for_the_form() -> None:
    found = flips(entry={**outbreak_policy().entry, PasserKind.VISITOR: EntryMode.REGISTER})
    assert {key: verdicts(flip) for key, flip in found.items()} == {
        "visitor_new": (Verdict.REFER_TO_LEAD, Verdict.REGISTER_FIRST),
        "visitor": (Verdict.REFER_TO_LEAD, Verdict.ADMIT),
        "visitor_late": (Verdict.REFER_TO_LEAD, Verdict.REFUSE),
    }


def test_a_change_of_what_is_asked_first_counts_though_the_verdict_stays() -> None:
    found = flips(compare_holder=False)
    asked = found["holder_unseen"]
    assert (asked.before.needs, asked.after.needs) == ((Need.HOLDER_CHECK,), ())
    assert verdicts(asked) == (Verdict.ADMIT, Verdict.ADMIT)
    assert set(found) == {"holder_unseen", "pass_lent"}


def test_only_the_situations_given_are_looked_at() -> None:
    after: Policy = msgspec.structs.replace(outbreak_policy(), temperature=TemperatureRule(threshold_tenths=370))
    assert flipped_examples(outbreak_policy(), after, ()) == ()
