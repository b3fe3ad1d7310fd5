"""The server's side of contracts/gate/decisions.json; the phone's side is in web/gate."""

from __future__ import annotations

from collections import Counter

import pytest

from gatepost.emergencies.policy import missing_kinds, outbreak_policy, peace_policy
from gatepost.emergencies.policy_sentences import read_policy
from gatepost.gate.enums import Need, Reason, Verdict
from gatepost.gate.rules import decide
from tests.contracts.gate_decisions import PATH, Example, as_text, examples, fields, policies, read_contract

EXAMPLES = examples()
NEVER_DECIDED = {"visitors.stay", "returnees.days"}
"""Sentences about what happens after the gate."""


@pytest.mark.proves("F55", "F56", "F57")
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_answer_is_as_agreed(example: Example) -> None:
    assert decide(example.facts, example.policy, example.at) == example.expected


def test_there_are_enough_examples_and_no_name_twice() -> None:
    names = Counter(example.name for example in EXAMPLES)
    assert len(EXAMPLES) >= 200
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_example_rests_on_a_sentence_of_its_own_policy(example: Example) -> None:
    assert [one.key for one in read_policy(example.policy) if one.key == example.cites] == [example.cites]


def test_every_sentence_that_decides_has_an_example() -> None:
    keys = {one.key for policy in policies().values() for one in read_policy(policy)}
    assert keys - {example.cites for example in EXAMPLES} == NEVER_DECIDED


@pytest.mark.parametrize("reason", Reason)
def test_reason_has_examples_on_both_sides_of_its_boundary(reason: Reason) -> None:
    """Each example beside the boundary differs in three values at most from one on the other side."""
    present = [example for example in EXAMPLES if reason in example.expected.reasons]
    beside = [example for example in EXAMPLES if example.just_not is reason]
    assert beside
    assert [one.name for one in beside if min(_differences(one, other) for other in present) > 3] == []


def _differences(one: Example, other: Example) -> int:
    mine, theirs = fields(one.content), fields(other.content)
    return sum(mine.get(path) != theirs.get(path) for path in mine.keys() | theirs.keys())


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.just_not], ids=lambda example: example.name)
def test_example_beside_a_boundary_does_not_have_the_reason(example: Example) -> None:
    assert example.just_not not in example.expected.reasons


def test_every_verdict_and_need_is_agreed() -> None:
    assert {example.expected.verdict for example in EXAMPLES} == set(Verdict)
    assert {need for example in EXAMPLES for need in example.expected.needs} == set(Need)


def test_policies_are_complete_and_the_first_two_are_the_product_s_own() -> None:
    found = policies()
    assert {name: missing_kinds(policy) for name, policy in found.items()} == dict.fromkeys(found, ())
    assert (found["outbreak"], found["peace"]) == (outbreak_policy(), peace_policy())


def test_file_stands_in_its_one_form() -> None:
    assert PATH.read_text(encoding="utf-8") == as_text(read_contract())
