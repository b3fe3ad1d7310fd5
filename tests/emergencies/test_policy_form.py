"""Everything that a policy holds can be typed, and what cannot be is told beside its field."""

from __future__ import annotations

import msgspec
import pytest
from django.utils.translation import override
from hypothesis import assume, given, settings

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, MaskRule, PasserKind, RiskLevel
from gatepost.emergencies.forms import PolicyForm
from gatepost.emergencies.policy import (
    HouseholdRule,
    Policy,
    ReturneeRule,
    TemperatureRule,
    VisitorRule,
    outbreak_policy,
    peace_policy,
)
from tests.emergencies.form_values import errors, typed
from tests.gate.passages_at_random import policies


def published(**changes: object) -> Policy:
    form = PolicyForm(typed(**changes))
    assert form.errors == {}
    return form.to_policy()


def outbreak(**changes: object) -> Policy:
    return msgspec.structs.replace(outbreak_policy(), **changes)


@pytest.mark.parametrize("policy", [outbreak_policy(), peace_policy()], ids=["outbreak", "peace"])
def test_what_is_not_touched_is_published_as_it_was(policy: Policy) -> None:
    form = PolicyForm(typed(policy))
    assert form.errors == {}
    assert form.to_policy() == policy


@settings(max_examples=100, deadline=None, derandomize=True)
@given(policies)
def test_any_policy_that_can_be_typed_goes_through_its_form_unchanged(policy: Policy) -> None:
    visits, temperature = policy.visitors, policy.temperature
    assume(visits.from_minute < visits.until_minute != 1439)
    assume(temperature.implausible_below_tenths < temperature.threshold_tenths)
    form = PolicyForm(typed(policy))
    assert (form.is_valid(), form.errors) == (True, {})
    assert form.to_policy() == policy


@pytest.mark.parametrize("kind", list(PasserKind))
@pytest.mark.parametrize("mode", list(EntryMode))
def test_each_kind_of_passer_has_its_way_in(kind: PasserKind, mode: EntryMode) -> None:
    entry = {**outbreak_policy().entry, kind: mode}
    assert published(**{f"entry_{kind.value}": mode.value}) == outbreak(entry=entry)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"threshold": "37.0"}, {"temperature": TemperatureRule(threshold_tenths=370)}),
        ({"implausible_below": "34.5"}, {"temperature": TemperatureRule(implausible_below_tenths=345)}),
        ({"on_entry": None, "on_exit": "on"}, {"temperature": TemperatureRule(on_entry=False, on_exit=True)}),
        ({"rest_minutes": "10"}, {"temperature": TemperatureRule(rest_minutes=10)}),
        ({"readings_before_referral": "3"}, {"temperature": TemperatureRule(readings_before_referral=3)}),
        ({"confirm_site": "ear"}, {"temperature": TemperatureRule(confirm_site=BodySite.EAR)}),
        ({"masks": "none"}, {"masks": MaskRule.NONE}),
        ({"compare_holder": None}, {"compare_holder": False}),
        ({"pass_on_exit": "on"}, {"pass_on_exit": True}),
        ({"host_confirmation": None}, {"visitors": VisitorRule(host_confirmation=False)}),
        ({"three_questions": None}, {"visitors": VisitorRule(three_questions=False)}),
        ({"visits_from": "08:30"}, {"visitors": VisitorRule(from_minute=510)}),
        ({"visits_until": "20:15"}, {"visitors": VisitorRule(until_minute=1215)}),
        ({"visits_until": "23:59"}, {"visitors": VisitorRule(until_minute=1440)}),
        ({"longest_stay_minutes": "120"}, {"visitors": VisitorRule(longest_stay_minutes=120)}),
        ({"limit_households": "on", "outings": "1", "days": "2"}, {"household": HouseholdRule(outings=1, days=2)}),
        ({"outings": "1", "days": "2"}, {"household": None}),
        ({"watch_returnees": None}, {"returnees": None}),
        ({"register_on_arrival": None}, {"returnees": ReturneeRule(register_on_arrival=False)}),
        ({"observation_days": "0"}, {"returnees": ReturneeRule(observation_days=0)}),
        ({"refer_levels": ["high"]}, {"returnees": ReturneeRule(refer_levels=(RiskLevel.HIGH,))}),
        ({"refer_levels": None}, {"returnees": ReturneeRule(refer_levels=())}),
        ({"observed_may_leave": "on"}, {"observed_may_leave": True}),
        ({"exempt_vehicles": ["fire"]}, {"exempt_vehicles": (ExemptVehicle.FIRE,)}),
        ({"exempt_vehicles": None}, {"exempt_vehicles": ()}),
        ({"set_point_zh": "东侧货架", "set_point_en": "east shelf"},
         {"set_point_zh": "东侧货架", "set_point_en": "east shelf"}),
    ],
    ids=str,
)  # fmt: skip
def test_each_rule_can_be_typed(changes: dict[str, object], expected: dict[str, object]) -> None:
    assert published(**changes) == outbreak(**expected)


@pytest.mark.parametrize("text", ["37.3", " 37.3 ", "３７．３", "37.3℃", "37.3 °C", "37.3°c"])
def test_a_temperature_is_taken_as_people_paste_it(text: str) -> None:
    assert published(threshold=text) == outbreak_policy()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"threshold": "29.9"}, "threshold"),
        ({"threshold": "45.1"}, "threshold"),
        ({"threshold": "37.35"}, "threshold"),
        ({"threshold": "warm"}, "threshold"),
        ({"threshold": ""}, "threshold"),
        ({"threshold": "NaN"}, "threshold"),
        ({"implausible_below": "37.3"}, "implausible_below"),
        ({"rest_minutes": "-1"}, "rest_minutes"),
        ({"rest_minutes": "121"}, "rest_minutes"),
        ({"readings_before_referral": "1"}, "readings_before_referral"),
        ({"readings_before_referral": "6"}, "readings_before_referral"),
        ({"confirm_site": "toe"}, "confirm_site"),
        ({"masks": "sometimes"}, "masks"),
        ({"entry_nanny": None}, "entry_nanny"),
        ({"entry_courier": "maybe"}, "entry_courier"),
        ({"visits_until": "06:59"}, "visits_until"),
        ({"visits_until": "07:00"}, "visits_until"),
        ({"visits_from": "25:00"}, "visits_from"),
        ({"longest_stay_minutes": "14"}, "longest_stay_minutes"),
        ({"longest_stay_minutes": "10081"}, "longest_stay_minutes"),
        ({"limit_households": "on", "days": "2"}, "outings"),
        ({"limit_households": "on", "outings": "1"}, "days"),
        ({"limit_households": "on", "outings": "0", "days": "2"}, "outings"),
        ({"limit_households": "on", "outings": "1", "days": "31"}, "days"),
        ({"observation_days": ""}, "observation_days"),
        ({"observation_days": "61"}, "observation_days"),
        ({"refer_levels": ["extreme"]}, "refer_levels"),
        ({"exempt_vehicles": ["taxi"]}, "exempt_vehicles"),
        ({"set_point_zh": "架" * 61}, "set_point_zh"),
        ({"set_point_en": ""}, "set_point_en"),
        ({"valid_from": "tomorrow"}, "valid_from"),
        ({"note": "因" * 201}, "note"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_told_once_beside_its_field_in_the_readers_language(
    changes: dict[str, object], field: str
) -> None:
    with override("en"):
        english = errors(**changes)
    with override("zh-hans"):
        chinese = errors(**changes)
    assert {name: len(told) for name, told in english.items()} == {field: 1}
    assert chinese.keys() == english.keys()
    assert chinese[field] != english[field]


def test_days_at_home_may_stay_empty_where_there_are_no_rules_for_returnees() -> None:
    assert published(watch_returnees=None, observation_days="") == outbreak(returnees=None)
