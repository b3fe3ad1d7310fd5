"""A policy as a form, and back."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import BodySite, EntryMode, ExemptVehicle, MaskRule, PasserKind, RiskLevel
from gatepost.emergencies.models.emergencies import RISK_NAMES
from gatepost.emergencies.names import ENTRY_NAMES, EXEMPT_NAMES, MASK_NAMES, PASSER_NAMES, SITE_NAMES
from gatepost.emergencies.policy import HouseholdRule, Policy, ReturneeRule, TemperatureRule, VisitorRule

_TENTH = Decimal("0.1")


def _choices(names: dict[Any, Any]) -> list[tuple[str, Any]]:
    return [(key.value, name) for key, name in names.items()]


def _minutes(value: time) -> int:
    return value.hour * 60 + value.minute


def _time(minutes: int) -> str:
    return "23:59" if minutes == 1440 else f"{minutes // 60:02d}:{minutes % 60:02d}"


def _clock_field(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


def _degrees(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=Decimal("30.0"),
        max_value=Decimal("45.0"),
        decimal_places=1,
        help_text=_("In °C, with one decimal."),
    )


class PolicyForm(forms.Form):
    """One field per sentence of the policy. `to_policy` gives the typed value."""

    compare_holder = forms.BooleanField(label=_("Compare the pass with the person"), required=False)
    pass_on_exit = forms.BooleanField(label=_("Ask for the pass on the way out, too"), required=False)
    on_entry = forms.BooleanField(label=_("Measure on the way in"), required=False)
    on_exit = forms.BooleanField(label=_("Measure on the way out"), required=False)
    threshold = _degrees(_("High from"))
    implausible_below = _degrees(_("Too low to be true below"))
    rest_minutes = forms.IntegerField(label=_("Rest before measuring again, minutes"), min_value=0, max_value=120)
    readings_before_referral = forms.IntegerField(
        label=_("High readings that confirm a fever"), min_value=2, max_value=5
    )
    confirm_site = forms.ChoiceField(label=_("The last one is taken at"), choices=_choices(SITE_NAMES))
    masks = forms.ChoiceField(label=_("Masks"), choices=_choices(MASK_NAMES))
    host_confirmation = forms.BooleanField(label=_("The host confirms"), required=False)
    three_questions = forms.BooleanField(label=_("The three questions are asked"), required=False)
    visits_from = _clock_field(_("Visits from"))
    visits_until = _clock_field(_("Visits until"))
    longest_stay_minutes = forms.IntegerField(label=_("Longest visit, minutes"), min_value=15, max_value=7 * 1440)
    limit_households = forms.BooleanField(label=_("Limit the outings of a household"), required=False)
    outings = forms.IntegerField(label=_("Outings"), min_value=1, max_value=20, required=False)
    days = forms.IntegerField(label=_("In so many days"), min_value=1, max_value=30, required=False)
    watch_returnees = forms.BooleanField(label=_("Rules for returnees"), required=False)
    register_on_arrival = forms.BooleanField(label=_("They register at the gate"), required=False)
    observation_days = forms.IntegerField(label=_("Days at home"), min_value=0, max_value=60, required=False)
    refer_levels = forms.MultipleChoiceField(
        label=_("Areas whose people go to the lead"),
        choices=_choices(RISK_NAMES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    observed_may_leave = forms.BooleanField(label=_("People under observation may go out"), required=False)
    exempt_vehicles = forms.MultipleChoiceField(
        label=_("Vehicles that never wait"),
        choices=_choices(EXEMPT_NAMES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    set_point_zh = forms.CharField(label=_("Set point, in Chinese"), max_length=60)
    set_point_en = forms.CharField(label=_("Set point, in English"), max_length=60)
    valid_from = forms.DateTimeField(
        label=_("Valid from"),
        required=False,
        help_text=_("Empty: from the moment you publish it."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    note = forms.CharField(label=_("Why"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in PasserKind:
            self.fields[f"entry_{kind.value}"] = forms.ChoiceField(
                label=PASSER_NAMES[kind], choices=_choices(ENTRY_NAMES)
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("visits_from"), data.get("visits_until")
        if start and end and start >= end:
            self.add_error("visits_until", _("Visits end before they begin. Choose a later time."))
        threshold, low = data.get("threshold"), data.get("implausible_below")
        if threshold and low and low >= threshold:
            self.add_error("implausible_below", _("This must be lower than what counts as high."))
        if data.get("limit_households"):
            for name in ("outings", "days"):
                if data.get(name) is None and name not in self.errors:
                    self.add_error(name, _("Fill this in, or take the limit away."))
        return data

    def entry_fields(self) -> list[forms.BoundField]:
        return [self[f"entry_{kind.value}"] for kind in PasserKind]

    def to_policy(self) -> Policy:
        """Call after is_valid()."""
        data = self.cleaned_data
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
        until_minute=1440 if until == 1439 else until,
        longest_stay_minutes=data["longest_stay_minutes"],
    )


def _returnees(data: dict[str, Any]) -> ReturneeRule | None:
    if not data["watch_returnees"]:
        return None
    return ReturneeRule(
        register_on_arrival=data["register_on_arrival"],
        observation_days=data["observation_days"] or 0,
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
