"""A policy as a form."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.forms.emergency import minute_field
from gatepost.emergencies.forms.policy_values import policy_from
from gatepost.emergencies.models.emergencies import RISK_NAMES
from gatepost.emergencies.names import ENTRY_NAMES, EXEMPT_NAMES, MASK_NAMES, PASSER_NAMES, SITE_NAMES
from gatepost.emergencies.policy import Policy
from gatepost.kernel.plain_text import plain


def _choices(names: dict[Any, Any]) -> list[tuple[str, Any]]:
    return [(key.value, name) for key, name in names.items()]


def _clock_field(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class DegreesField(forms.DecimalField):
    """Also as pasted: full width, with its unit."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            min_value=Decimal("30.0"),
            max_value=Decimal("45.0"),
            decimal_places=1,
            help_text=_("In °C, with one decimal."),
            widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "field-short"}),
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(plain(str(value or "")).upper().removesuffix("°C").strip())


class PolicyForm(forms.Form):
    """One field per sentence of the policy. `to_policy` gives the typed value."""

    compare_holder = forms.BooleanField(label=_("Compare the pass with the person"), required=False)
    pass_on_exit = forms.BooleanField(label=_("Ask for the pass on the way out, too"), required=False)
    on_entry = forms.BooleanField(label=_("Measure on the way in"), required=False)
    on_exit = forms.BooleanField(label=_("Measure on the way out"), required=False)
    threshold = DegreesField(_("High from"))
    implausible_below = DegreesField(_("Too low to be true below"))
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
    valid_from = minute_field(_("Valid from"), _("Empty: from the moment you publish it."))
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
            self._require(data, _("Fill this in, or take the limit away."), "outings", "days")
        if data.get("watch_returnees"):
            self._require(
                data, _("Fill this in, 0 for none, or take the rules for returnees away."), "observation_days"
            )
        return data

    def _require(self, data: dict[str, Any], sentence: Any, *names: str) -> None:
        for name in names:
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, sentence)

    def entry_fields(self) -> list[forms.BoundField]:
        return [self[f"entry_{kind.value}"] for kind in PasserKind]

    def to_policy(self) -> Policy:
        """Call after is_valid()."""
        return policy_from(self.cleaned_data)
