"""Two versions side by side: what reads otherwise, and nothing else."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings

from gatepost.emergencies.enums import EntryMode, MaskRule, PasserKind
from gatepost.emergencies.policy import HouseholdRule, Policy, TemperatureRule, outbreak_policy
from gatepost.emergencies.policy_sentences import changed_sentences, read_policy
from tests.gate.passages_at_random import policies


def changes(**fields: object) -> list[tuple[str | None, str | None]]:
    """The keys of what reads otherwise, before and after."""
    after: Policy = msgspec.structs.replace(outbreak_policy(), **fields)
    return [
        (change.before.key if change.before else None, change.after.key if change.after else None)
        for change in changed_sentences(outbreak_policy(), after)
    ]


def test_a_policy_does_not_differ_from_itself() -> None:
    assert changes() == []


def test_a_changed_rule_stands_before_and_after() -> None:
    assert changes(masks=MaskRule.ADVISED) == [("masks", "masks")]


def test_a_rule_that_is_said_for_the_first_time_stands_alone() -> None:
    entry = {**outbreak_policy().entry, PasserKind.VISITOR: EntryMode.REGISTER}
    assert changes(entry=entry) == [
        ("entry.visitor", "entry.visitor"),
        (None, "visitors.hours"),
        (None, "visitors.host"),
        (None, "visitors.stay"),
    ]


def test_a_rule_that_is_said_no_more_stands_alone_and_last() -> None:
    found = changes(temperature=TemperatureRule(on_entry=False), household=HouseholdRule(outings=2, days=2))
    assert found == [
        ("temperature.when", "temperature.when"),
        ("household.limit", "household.limit"),
        ("temperature.threshold", None),
        ("temperature.implausible", None),
        ("temperature.rest", None),
        ("temperature.confirm", None),
    ]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(policies, policies)
def test_every_sentence_is_either_the_same_or_told(before: Policy, after: Policy) -> None:
    told = {change.after for change in changed_sentences(before, after)}
    assert {sentence for sentence in read_policy(after) if sentence not in told} <= set(read_policy(before))
    assert told & set(read_policy(before)) == set()


@settings(max_examples=50, deadline=None, derandomize=True)
@given(policies, policies)
def test_the_way_back_tells_the_same_matters(before: Policy, after: Policy) -> None:
    there = {(change.before, change.after) for change in changed_sentences(before, after)}
    back = {(change.after, change.before) for change in changed_sentences(after, before)}
    assert there == back
