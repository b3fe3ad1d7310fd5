"""What is told first, and what is nearest, is agreed too: when two neighbours in a list change places, an example notices.

Only neighbours that no passage brings together may change places unnoticed; they are written down here, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

import pytest

from gatepost.gate.rules import decide, decision
from tests.mutation.test_decide import EXAMPLES, answers

NEVER_MEET = {
    "NEAREST_FIRST": {
        "one temperature": "temperature_implausible temperature_site, temperature_wait temperature_high",
        "a pass or none": "pass_other_kind no_pass, pass_not_yet_valid pass_unknown",
        "one code": "pass_unknown code_key_unknown",
        "with a pass or by registration": "no_pass not_registered, pass_lost visiting_hours, code_key_unknown host_declined",
        "one way to enter": "host_declined visitors_closed, visitors_closed kind_closed, kind_closed pass_other_compound",
        "in or out": "visiting_hours household_limit, household_limit pass_not_yet_valid, answer_yes under_observation",
    },
    "_REASONS": {
        "nothing else is asked": "exempt_vehicle entrance_closed",
        "one code": "code_unreadable code_forged, code_forged code_key_unknown, code_key_unknown code_key_withdrawn,"
        "code_key_withdrawn no_pass, no_pass pass_unknown",
        "a pass or none": "pass_unknown pass_not_yet_valid",
        "one period, one end": "pass_not_yet_valid pass_expired, pass_lost pass_replaced, pass_replaced pass_withdrawn",
        "one rule on masks": "no_mask mask_advised",
        "one temperature": "temperature_high temperature_implausible, temperature_implausible temperature_wait,"
        "temperature_wait temperature_site, temperature_site fever_confirmed",
        "never equally heavy": "mask_advised temperature_high, fever_confirmed not_registered, not_registered visitors_closed,"
        "host_declined answer_yes, origin_risk arrival_not_registered, arrival_not_registered under_observation,"
        "under_observation household_limit",
        "one way to enter": "visitors_closed kind_closed, kind_closed visiting_hours",
        "in or out": "household_limit to_set_point",
        "one place": "already_inside inside_elsewhere, inside_elsewhere not_inside",
    },
    "_NEEDS": {"one temperature": "temperature remeasure", "at home or on a visit": "host_confirmation returnee_form"},
    "_VERDICTS": {},
}


def swapped(words: Sequence[StrEnum]) -> Iterator[tuple[str, tuple[StrEnum, ...]]]:
    for place, pair in enumerate(pairwise(words)):
        yield " ".join(pair), (*words[:place], *reversed(pair), *words[place + 2 :])


@pytest.mark.parametrize("name", NEVER_MEET)
def test_neighbours_that_can_meet_do_not_change_places_unnoticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unnoticed = set()
    for pair, order in swapped(getattr(decision, name)):
        monkeypatch.setattr(decision, name, order)
        if all(answers(decide, example) for example in EXAMPLES):
            unnoticed.add(pair)
    assert unnoticed == {pair.strip() for pairs in NEVER_MEET[name].values() for pair in pairs.split(",")}
