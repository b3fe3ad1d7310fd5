"""The situations that the desk shows are distinct, named in both languages, and complete."""

from __future__ import annotations

from collections import Counter

from gatepost.emergencies.policy import outbreak_policy
from gatepost.gate.enums import Verdict
from gatepost.gate.rules import decide
from gatepost.gate.situations import SITUATIONS


def test_keys_and_names_are_each_there_once() -> None:
    for field in ("key", "name_zh", "name_en"):
        counted = Counter(getattr(situation, field) for situation in SITUATIONS)
        assert [name for name, count in counted.items() if count > 1 or not name] == []


def test_outbreak_meets_every_verdict_in_them() -> None:
    policy = outbreak_policy()
    assert {decide(one.facts, policy, one.at).verdict for one in SITUATIONS} == set(Verdict)


def test_they_are_answered_in_the_outbreak_as_their_names_suggest() -> None:
    policy = outbreak_policy()
    answers = {one.key: decide(one.facts, policy, one.at).verdict for one in SITUATIONS}
    wanted = {
        "resident": Verdict.ADMIT,
        "resident_expired": Verdict.REFUSE,
        "resident_withdrawn": Verdict.REFUSE,
        "resident_no_pass": Verdict.REGISTER_FIRST,
        "forehead_370": Verdict.ADMIT,
        "forehead_373": Verdict.REMEASURE,
        "high_then_normal": Verdict.ADMIT,
        "twice_high": Verdict.REFER_TO_LEAD,
        "courier": Verdict.ADMIT_WITH_NOTE,
        "visitor": Verdict.REFER_TO_LEAD,
        "fire_engine": Verdict.ADMIT,
        "leaving": Verdict.ADMIT,
        "observed_leaving": Verdict.REFER_TO_LEAD,
        "open_compound": Verdict.ADMIT,
    }
    assert {key: answers[key] for key in wanted} == wanted
