"""Every version of a policy reads as sentences, for guard and passer-by, in two languages."""

from __future__ import annotations

import re
from dataclasses import astuple, fields

import msgspec
import pytest
from hypothesis import given, settings

from gatepost.emergencies.enums import EntryMode, ExemptVehicle, PasserKind, RiskLevel
from gatepost.emergencies.policy import (
    HouseholdRule,
    Policy,
    ReturneeRule,
    TemperatureRule,
    VisitorRule,
    outbreak_policy,
    peace_policy,
)
from gatepost.emergencies.policy_sentences import PolicySentence, read_policy
from tests.gate.passages_at_random import policies

HAN = re.compile(r"[\u4e00-\u9fff]")
ENTRY_KEYS = [f"entry.{kind.value}" for kind in PasserKind]
PASS_KEYS = ["pass.validity", "pass.code", "pass.holder", "pass.exit"]
READING_KEYS = ["temperature.threshold", "temperature.implausible", "temperature.rest", "temperature.confirm"]
VISIT_KEYS = ["visitors.hours", "visitors.questions", "visitors.host", "visitors.stay"]
RETURN_KEYS = ["returnees.register", "returnees.days", "returnees.origin"]
ALL_KEYS = [
    "gate.entrance",
    "gate.exit",
    "gate.presence",
    *ENTRY_KEYS,
    *PASS_KEYS,
    "masks",
    "temperature.when",
    *READING_KEYS,
    *VISIT_KEYS,
    "household.limit",
    *RETURN_KEYS,
    "observation.leave",
    "vehicles.exempt",
]


def keys(policy: Policy) -> list[str]:
    return [sentence.key for sentence in read_policy(policy)]


def sentence(policy: Policy, key: str) -> PolicySentence:
    return next(one for one in read_policy(policy) if one.key == key)


def outbreak(**changes: object) -> Policy:
    return msgspec.structs.replace(outbreak_policy(), **changes)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(policies)
def test_any_policy_reads_in_both_languages(policy: Policy) -> None:
    for one in read_policy(policy):
        _key, guard_zh, guard_en, passer_zh, passer_en = astuple(one)
        assert re.findall(r"[{}]", "".join(astuple(one))) == []
        assert [text for text in (guard_zh, passer_zh) if not HAN.search(text) or len(HAN.findall(text)) > 60] == []
        assert [text for text in (guard_en, passer_en) if HAN.search(text) or not 0 < len(text) <= 140] == []


@settings(max_examples=150, deadline=None, derandomize=True)
@given(policies)
def test_keys_come_in_one_order(policy: Policy) -> None:
    found = keys(policy)
    assert found == [key for key in ALL_KEYS if key in found]


def test_outbreak_says_all_but_how_visits_go() -> None:
    assert keys(outbreak_policy()) == [
        key for key in ALL_KEYS if key not in {"visitors.hours", "visitors.host", "visitors.stay"}
    ]


def test_peace_is_silent_about_passes_readings_and_returns() -> None:
    silent = {*PASS_KEYS, *READING_KEYS, "returnees.days", "returnees.origin"}
    assert keys(peace_policy()) == [key for key in ALL_KEYS if key not in silent]


def test_registered_visits_are_described() -> None:
    policy = outbreak(entry={**outbreak_policy().entry, PasserKind.VISITOR: EntryMode.REGISTER})
    assert keys(policy) == ALL_KEYS
    assert sentence(policy, "visitors.hours").guard_zh == "来访时间是7:00到22:00。"
    assert sentence(policy, "visitors.stay").guard_en == "A visit lasts 4 hours at most; remind them then."


@pytest.mark.parametrize(
    ("minutes", "zh", "en"),
    [
        (15, "15分钟", "15 minutes"),
        (60, "1小时", "1 hour"),
        (61, "1小时1分钟", "1 hour 1 minute"),
        (150, "2小时30分钟", "2 hours 30 minutes"),
    ],
)
def test_longest_stay_is_told_in_hours_and_minutes(minutes: int, zh: str, en: str) -> None:
    entry = {**outbreak_policy().entry, PasserKind.VISITOR: EntryMode.REGISTER}
    said = sentence(outbreak(entry=entry, visitors=VisitorRule(longest_stay_minutes=minutes)), "visitors.stay")
    assert (said.passer_zh, said.passer_en) == (f"来访最长{zh}。", f"A visit lasts {en} at most.")


def test_threshold_is_told_with_its_tenth() -> None:
    policy = outbreak(temperature=TemperatureRule(threshold_tenths=370))
    assert sentence(policy, "temperature.threshold").guard_zh == "37.0℃及以上算偏高。"
    assert sentence(policy, "temperature.threshold").guard_en == "37.0 °C or more is high."


@pytest.mark.parametrize(
    ("on_entry", "on_exit", "said"),
    [
        (True, False, "进门测体温，出门不测。"),
        (False, True, "出门测体温，进门不测。"),
        (True, True, "进门、出门都测体温。"),
        (False, False, "不测体温。"),
    ],
)
def test_where_people_are_measured_is_told(on_entry: bool, on_exit: bool, said: str) -> None:
    policy = outbreak(temperature=TemperatureRule(on_entry=on_entry, on_exit=on_exit))
    assert sentence(policy, "temperature.when").guard_zh == said
    assert set(READING_KEYS) <= set(keys(policy)) or not (on_entry or on_exit)


def test_unlimited_outings_are_told_too() -> None:
    assert sentence(outbreak_policy(), "household.limit").passer_zh == "出门次数不限。"


def test_limited_outings_are_counted_in_words_that_fit() -> None:
    said = sentence(outbreak(household=HouseholdRule(outings=1, days=2)), "household.limit")
    assert said.passer_zh == "每户2天出门1次；急事请告诉门岗。"
    assert said.passer_en == "1 outing per household in 2 days; if it is urgent, tell the gate."


def test_levels_that_go_to_the_lead_are_named_as_levels_of_risk_only() -> None:
    said = sentence(outbreak_policy(), "returnees.origin")
    assert said.guard_en == "Offer people from an area of high or medium risk a seat; call the lead."
    alike = outbreak(returnees=ReturneeRule(refer_levels=()))
    assert sentence(alike, "returnees.origin").guard_zh == "不论从哪儿来，一样对待。"
    one = outbreak(returnees=ReturneeRule(refer_levels=(RiskLevel.HIGH,)))
    assert sentence(one, "returnees.origin").guard_en == "Offer people from an area of high risk a seat; call the lead."


def test_days_at_home_say_how_they_are_counted() -> None:
    assert sentence(outbreak_policy(), "returnees.days").guard_zh == "回来后居家满14天，回来当天不算。"
    none = outbreak(returnees=ReturneeRule(observation_days=0))
    assert sentence(none, "returnees.days").guard_zh == "回来后不用居家。"


def test_returns_that_are_not_registered_are_told() -> None:
    policy = outbreak(returnees=ReturneeRule(register_on_arrival=False))
    assert sentence(policy, "returnees.register").guard_zh == "从外地回来的，不另外登记。"


def test_exempt_vehicles_are_named() -> None:
    two = outbreak(exempt_vehicles=(ExemptVehicle.FIRE, ExemptVehicle.AMBULANCE))
    assert sentence(two, "vehicles.exempt").passer_zh == "消防车、救护车请直接通行。"
    assert sentence(two, "vehicles.exempt").passer_en == "Fire engines and ambulances go straight through."
    assert sentence(outbreak(exempt_vehicles=()), "vehicles.exempt").guard_zh == "没有免查放行的车辆。"


def test_set_point_is_named_in_each_language() -> None:
    said = sentence(outbreak(set_point_zh="东侧货架", set_point_en="the shelf on the east side"), "entry.courier")
    assert said.passer_zh == "快递员、送餐员请把东西放到东侧货架。"
    assert said.passer_en == "Couriers: please leave things at the shelf on the east side."


def test_a_change_of_one_rule_changes_one_sentence() -> None:
    before, after = read_policy(outbreak_policy()), read_policy(outbreak(compare_holder=False))
    assert [old.key for old, new in zip(before, after, strict=True) if old != new] == ["pass.holder"]


def test_sentence_has_a_key_and_four_texts() -> None:
    assert [field.name for field in fields(PolicySentence)] == ["key", "guard_zh", "guard_en", "passer_zh", "passer_en"]
