"""A policy is complete, typed, and the same after a journey through the database or to a phone."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given, settings

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, MaskRule, PasserKind
from gatepost.emergencies.policy import Policy, decode, encode, missing_kinds, outbreak_policy, peace_policy
from tests.gate.passages_at_random import policies


@settings(max_examples=100, deadline=None, derandomize=True)
@given(policies)
def test_policy_is_the_same_after_a_journey(policy: Policy) -> None:
    assert decode(encode(policy)) == policy


@pytest.mark.parametrize("policy", [outbreak_policy(), peace_policy()], ids=["outbreak", "peace"])
def test_own_policies_know_every_kind(policy: Policy) -> None:
    assert missing_kinds(policy) == ()


def test_kind_that_was_forgotten_is_named() -> None:
    policy = outbreak_policy()
    entry = {kind: mode for kind, mode in policy.entry.items() if kind is not PasserKind.NANNY}
    assert missing_kinds(msgspec.structs.replace(policy, entry=entry)) == (PasserKind.NANNY,)


def test_outbreak_begins_as_the_notices_of_february_2020_say() -> None:
    """Residents and vehicles with a pass, visitors in principle not, couriers to a set point, 37.3 °C, fire engines at once."""
    policy = outbreak_policy()
    kinds = (PasserKind.RESIDENT, PasserKind.VEHICLE, PasserKind.VISITOR, PasserKind.COURIER, PasserKind.ESSENTIAL)
    assert [policy.entry[kind] for kind in kinds] == [
        EntryMode.PASS,
        EntryMode.PASS,
        EntryMode.CLOSED,
        EntryMode.SET_POINT,
        EntryMode.REGISTER,
    ]
    assert policy.temperature.threshold_tenths == 373
    assert policy.temperature.confirm_site is BodySite.ARMPIT
    assert (policy.masks, policy.exempt_vehicles) == (MaskRule.REQUIRED, tuple(ExemptVehicle))


def test_peace_asks_only_visitors_to_register() -> None:
    policy = peace_policy()
    assert {kind for kind, mode in policy.entry.items() if mode is not EntryMode.OPEN} == {PasserKind.VISITOR}
    assert (policy.temperature.on_entry, policy.temperature.on_exit, policy.masks) == (False, False, MaskRule.NONE)


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(encode(outbreak_policy())), **fields})


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"temperature": {"threshold_tenths": 500}}, "$.temperature.threshold_tenths"),
        ({"temperature": {"readings_before_referral": 1}}, "$.temperature.readings_before_referral"),
        ({"visitors": {"until_minute": 1441}}, "$.visitors.until_minute"),
        ({"household": {"outings": 0}}, "$.household.outings"),
        ({"masks": "sometimes"}, "$.masks"),
        ({"entry": {"resident": "maybe"}}, "$.entry[...]"),
        ({"set_point_zh": "架" * 61}, "$.set_point_zh"),
    ],
)
def test_value_that_does_not_fit_is_named(fields: dict[str, object], place: str) -> None:
    with pytest.raises(msgspec.ValidationError) as caught:
        decode(changed(**fields))
    assert str(caught.value).rsplit(" ", 1)[1] == f"`{place}`"


def test_field_that_nobody_knows_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field `curfew`"):
        decode(changed(curfew=True))
