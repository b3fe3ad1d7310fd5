"""Between a policy and what its form holds: one direction to show, one to publish."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Any

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, MaskRule, PasserKind, RiskLevel
from gatepost.emergencies.policy import HouseholdRule, Policy, ReturneeRule, TemperatureRule, VisitorRule

_TENTH = Decimal("0.1")
_MIDNIGHT, _LAST_MINUTE = 1440, 1439
"""A field for times of day knows no 24:00: its last minute stands for it."""


def _minutes(value: time) -> int:
    return value.hour * 60 + value.minute


def _time(minutes: int) -> str:
    shown = min(minutes, _LAST_MINUTE)
    return f"{shown // 60:02d}:{shown % 60:02d}"


def policy_from(data: dict[str, Any]) -> Policy:
    """From the cleaned values of the form."""
    return Policy(
        entry={kind: EntryMode(data[f"entry_{kind.value}"]) for kind in PasserKind},
        pass_on_exit=data["pass_on_exit"],
        compare_holder=data["compare_holder"],
        temperature=_temperature(data),
        masks=MaskRule(data["masks"]),
        visitors=_visitors(data),
        household=HouseholdRule(outings=data["outings"], days=data["days"]) if data["limit_households"] else None,
        returnees=_returnees(data),
        exempt_vehicles=tuple(ExemptVehicle(value) for value in data["exempt_vehicles"]),
        observed_may_leave=data["observed_may_leave"],
        set_point_zh=data["set_point_zh"],
        set_point_en=data["set_point_en"],
    )


def _tenths(value: Decimal) -> int:
    return int(value / _TENTH)


def _temperature(data: dict[str, Any]) -> TemperatureRule:
    return TemperatureRule(
        on_entry=data["on_entry"],
        on_exit=data["on_exit"],
        threshold_tenths=_tenths(data["threshold"]),
        implausible_below_tenths=_tenths(data["implausible_below"]),
        rest_minutes=data["rest_minutes"],
        readings_before_referral=data["readings_before_referral"],
        confirm_site=BodySite(data["confirm_site"]),
    )


def _visitors(data: dict[str, Any]) -> VisitorRule:
    until = _minutes(data["visits_until"])
    return VisitorRule(
        host_confirmation=data["host_confirmation"],
        three_questions=data["three_questions"],
        from_minute=_minutes(data["visits_from"]),
        until_minute=_MIDNIGHT if until == _LAST_MINUTE else until,
        longest_stay_minutes=data["longest_stay_minutes"],
    )


def _returnees(data: dict[str, Any]) -> ReturneeRule | None:
    if not data["watch_returnees"]:
        return None
    return ReturneeRule(
        register_on_arrival=data["register_on_arrival"],
        observation_days=data["observation_days"],
        refer_levels=tuple(RiskLevel(value) for value in data["refer_levels"]),
    )


def initial_of(policy: Policy) -> dict[str, Any]:
    """What the form shows of a policy, before anything is typed."""
    temperature, visitors = policy.temperature, policy.visitors
    household, returnees = policy.household, policy.returnees
    return {
        **{f"entry_{kind.value}": mode.value for kind, mode in policy.entry.items()},
        "pass_on_exit": policy.pass_on_exit,
        "compare_holder": policy.compare_holder,
        "on_entry": temperature.on_entry,
        "on_exit": temperature.on_exit,
        "threshold": Decimal(temperature.threshold_tenths) * _TENTH,
        "implausible_below": Decimal(temperature.implausible_below_tenths) * _TENTH,
        "rest_minutes": temperature.rest_minutes,
        "readings_before_referral": temperature.readings_before_referral,
        "confirm_site": temperature.confirm_site.value,
        "masks": policy.masks.value,
        "host_confirmation": visitors.host_confirmation,
        "three_questions": visitors.three_questions,
        "visits_from": _time(visitors.from_minute),
        "visits_until": _time(visitors.until_minute),
        "longest_stay_minutes": visitors.longest_stay_minutes,
        "limit_households": household is not None,
        "outings": household.outings if household else None,
        "days": household.days if household else None,
        "watch_returnees": returnees is not None,
        "register_on_arrival": bool(returnees and returnees.register_on_arrival),
        "observation_days": returnees.observation_days if returnees else 14,
        "refer_levels": [level.value for level in returnees.refer_levels] if returnees else [],
        "exempt_vehicles": [kind.value for kind in policy.exempt_vehicles],
        "observed_may_leave": policy.observed_may_leave,
        "set_point_zh": policy.set_point_zh,
        "set_point_en": policy.set_point_en,
    }
