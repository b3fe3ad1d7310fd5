"""Issuing and ending passes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.names import PASS_KINDS, PASSER_NAMES
from gatepost.gate.plates import Plate, PlateError, read_plate
from gatepost.places.models import Building, Compound

REFUSALS = {
    "already_has_one": _("There is a valid pass for this already. Replace it or withdraw it first."),
    "ends_before_it_begins": _("The last day is before the first. Choose a later last day."),
    "too_long": _("A pass holds for a year at most. Choose an earlier last day."),
    "wrong_holder": _("A pass of a vehicle names a vehicle, every other pass a person. Visitors get none."),
    "not_here": _("This person, vehicle or compound is not on this station's register."),
    "no_longer_active": _("This pass has ended already. Issue a new one."),
    "no_free_number": _("No free number was found. Please try once more."),
}
_PERIOD = timedelta(days=90)
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
_NO_DAY = _("No day that a pass can hold on. Choose one between 2000 and 2100.")


def _day(label: Any) -> forms.DateField:
    """Bounded, since the end of the calendar is no day to count from."""
    between = [MinValueValidator(_FIRST_DAY, _NO_DAY), MaxValueValidator(_LAST_DAY, _NO_DAY)]
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=between)


class _PeriodForm(forms.Form):
    from_on = _day(_("First day"))
    until_on = _day(_("Last day"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"from_on": today, "until_on": today + _PERIOD} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("from_on") and data.get("until_on") and data["until_on"] < data["from_on"]:
            self.add_error("until_on", REFUSALS["ends_before_it_begins"])
        return data


class _CompoundForm(_PeriodForm):
    compound = forms.ModelChoiceField(
        Compound.objects.none(), label=_("Compound"), required=False, empty_label=_("all compounds of the station")
    )

    def __init__(self, *args: Any, station_id: UUID, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        field = self.fields["compound"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = Compound.objects.filter(station_id=station_id)


class IssuePassForm(_CompoundForm):
    """For one person."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(kind.value, PASSER_NAMES[kind]) for kind in PASS_KINDS if kind is not PasserKind.VEHICLE],
    )
    field_order = ["kind", "compound", "from_on", "until_on"]


class VehiclePassForm(_CompoundForm):
    plate = forms.CharField(label=_("Number plate"), max_length=24, help_text=_("For example 京A·12345 or 京AD12345."))
    field_order = ["plate", "compound", "from_on", "until_on"]

    def clean_plate(self) -> Plate:
        try:
            return read_plate(self.cleaned_data["plate"])
        except PlateError as error:
            raise ValidationError(str(error)) from error


class BuildingPassesForm(_PeriodForm):
    """For everybody registered in a building who has none."""

    building = forms.ModelChoiceField(Building.objects.none(), label=_("Building"))
    field_order = ["building", "from_on", "until_on"]

    def __init__(self, *args: Any, station_id: UUID, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        field = self.fields["building"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = Building.objects.filter(station_id=station_id, compound__isnull=False).select_related(
            "compound"
        )
        field.label_from_instance = lambda row: f"{row.compound.name} {row.name}"  # type: ignore[method-assign, assignment]


class EndPassForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"), max_length=120, error_messages={"required": _("Write why: it stays with the pass.")}
    )
