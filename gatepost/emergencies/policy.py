"""A policy: what a gate asks for, as plain typed data. One version is in force at an instant; it is never edited, only followed.

Temperatures are whole tenths of a degree Celsius (373 is 37.3 °C), so that every language that decides compares the same numbers.
Times of day are minutes since midnight in the station's zone.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, MaskRule, PasserKind, RiskLevel

Tenths = Annotated[int, Meta(ge=300, le=450)]
Minutes = Annotated[int, Meta(ge=0, le=1440)]
SetPoint = Annotated[str, Meta(min_length=1, max_length=60)]


class TemperatureRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When people are measured, and what a reading means."""

    on_entry: bool = True
    on_exit: bool = False
    threshold_tenths: Tenths = 373
    """A reading at or above this is high."""
    implausible_below_tenths: Tenths = 350
    """A reading below this is a cold thermometer, not a cold person: measure again, no waiting."""
    rest_minutes: Minutes = 5
    """Rest in shelter between a high reading and the next one."""
    readings_before_referral: Annotated[int, Meta(ge=2, le=5)] = 2
    """So many high readings, the last one at `confirm_site`, confirm a fever."""
    confirm_site: BodySite = BodySite.ARMPIT


class VisitorRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a registered visitor owes."""

    host_confirmation: bool = True
    three_questions: bool = True
    """Affected area, close contact, fever or cough: one yes goes to the lead."""
    from_minute: Minutes = 7 * 60
    until_minute: Minutes = 22 * 60
    longest_stay_minutes: Annotated[int, Meta(ge=15, le=7 * 1440)] = 240


class HouseholdRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """So many outings per household in so many days, counted when somebody leaves."""

    outings: Annotated[int, Meta(ge=1, le=20)] = 1
    days: Annotated[int, Meta(ge=1, le=30)] = 2


class ReturneeRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked of a person who comes home from elsewhere."""

    register_on_arrival: bool = True
    observation_days: Annotated[int, Meta(ge=0, le=60)] = 14
    refer_levels: tuple[RiskLevel, ...] = (RiskLevel.HIGH, RiskLevel.MEDIUM)
    """Whoever comes from an area of such a level goes to the lead."""


class Policy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that `gate.rules.decide` needs to know of the rules in force."""

    entry: dict[PasserKind, EntryMode]
    """Every kind of passer has its mode; see `missing_kinds`."""
    pass_on_exit: bool = False
    compare_holder: bool = True
    """The guard compares the pass with the person: a pass may not be lent."""
    temperature: TemperatureRule = TemperatureRule()
    masks: MaskRule = MaskRule.REQUIRED
    visitors: VisitorRule = VisitorRule()
    household: HouseholdRule | None = None
    returnees: ReturneeRule | None = ReturneeRule()
    exempt_vehicles: tuple[ExemptVehicle, ...] = tuple(ExemptVehicle)
    observed_may_leave: bool = False
    set_point_zh: SetPoint = "门口货架"
    set_point_en: SetPoint = "the shelf at the gate"


def missing_kinds(policy: Policy) -> tuple[PasserKind, ...]:
    """Kinds of passer that a policy forgot: such a policy is not accepted."""
    return tuple(kind for kind in PasserKind if kind not in policy.entry)


def fault_of(policy: Policy) -> str | None:
    """The stable word for what makes a policy contradict itself: such a policy is not accepted."""
    if missing_kinds(policy):
        return "kinds_missing"
    if policy.temperature.implausible_below_tenths >= policy.temperature.threshold_tenths:
        return "low_not_below_high"
    if policy.visitors.from_minute >= policy.visitors.until_minute:
        return "visits_end_first"
    return None


def outbreak_policy() -> Policy:
    """The start of a closed compound, after the Beijing notices of 9 and 10 February 2020."""
    return Policy(
        entry={
            PasserKind.RESIDENT: EntryMode.PASS,
            PasserKind.COURIER: EntryMode.SET_POINT,
            PasserKind.CLEANER: EntryMode.PASS,
            PasserKind.GUARD: EntryMode.PASS,
            PasserKind.NANNY: EntryMode.PASS,
            PasserKind.ESSENTIAL: EntryMode.REGISTER,
            PasserKind.VOLUNTEER: EntryMode.PASS,
            PasserKind.VISITOR: EntryMode.CLOSED,
            PasserKind.VEHICLE: EntryMode.PASS,
        },
    )


def peace_policy() -> Policy:
    """Peace time is a policy too: nothing is asked but a visitor's name and destination."""
    return Policy(
        entry=dict.fromkeys(PasserKind, EntryMode.OPEN) | {PasserKind.VISITOR: EntryMode.REGISTER},
        compare_holder=False,
        temperature=TemperatureRule(on_entry=False),
        masks=MaskRule.NONE,
        visitors=VisitorRule(host_confirmation=False, three_questions=False, from_minute=0, until_minute=1440),
        returnees=None,
        observed_may_leave=True,
    )


def encode(policy: Policy) -> bytes:
    return msgspec.json.encode(policy)


def decode(text: bytes | str) -> Policy:
    """Reads a stored policy. Raises msgspec.ValidationError naming the field that does not fit."""
    return msgspec.json.decode(text, type=Policy)
