"""A mistake in a rule does not get past the agreed examples: they hold the phone to its answers, so they must be sharp."""

from __future__ import annotations

import sys

import pytest

from tests.contracts.gate_decisions import Example, examples
from tests.mutation.mutants import FOLDER, MODULES, Decide, Mutant, decide_of, mutants

LEAST = 0.95
EXAMPLES = examples()


def answers(decide: Decide, example: Example) -> bool:
    return bool(decide(example.facts, example.policy, example.at) == example.expected)


def is_noticed(mutant: Mutant) -> bool:
    """An answer that is none is noticed, too."""
    try:
        decide = decide_of(mutant)
        return not all(answers(decide, example) for example in EXAMPLES)
    except Exception:  # noqa: BLE001  a mutant may fail in any way
        return True


def test_rules_made_anew_answer_as_agreed() -> None:
    decide = decide_of()
    assert [example.name for example in EXAMPLES if not answers(decide, example)] == []


def test_every_file_of_the_rules_is_changed() -> None:
    assert {file.stem for file in FOLDER.glob("*.py")} - {"__init__"} == set(MODULES)


@pytest.mark.long
def test_examples_notice_nearly_every_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    made = list(mutants())
    missed = [mutant.name for mutant in made if not is_noticed(mutant)]
    score = 1 - len(missed) / len(made)
    with capsys.disabled():
        told = [f"{len(made)} mistakes, {score:.1%} noticed by {len(EXAMPLES)} examples; not noticed:", *missed]
        sys.stdout.write("\n".join(["", *told, ""]))
    assert score >= LEAST, "\n".join(missed)
