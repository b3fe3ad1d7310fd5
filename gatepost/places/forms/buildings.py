"""Buildings and doors."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gatepost.places.enums import BuildingKind
from gatepost.places.forms.choosing import offer
from gatepost.places.models import Compound
from gatepost.places.rules import HIGHEST_FLOOR, LOWEST_FLOOR, MOST_ROOMS, MOST_UNITS, DoorPattern


class BuildingForm(forms.Form):
    compound = forms.ModelChoiceField(
        Compound.objects.none(), label=_("Compound"), required=False, empty_label=_("in no compound")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=BuildingKind.choices)
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=60, help_text=_("As spoken: 3号楼."))
    number = forms.CharField(
        label=_("Number of the building"),
        max_length=12,
        required=False,
        help_text=_("What stands first in an address: 3 in 3-2-501."),
    )

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "compound", Compound.objects.filter(station_id=station_id))

    def clean(self) -> dict[str, Any]:
        """A resident's address begins with the number of the building."""
        data = super().clean() or {}
        if data.get("kind") == BuildingKind.RESIDENTIAL and "number" in data and not data["number"]:
            self.add_error("number", _("Addresses of residents begin with the number. Enter it, for example 3."))
        return data


class DoorsForm(forms.Form):
    """Units times floors times rooms."""

    units = forms.IntegerField(
        label=_("Units"), min_value=0, max_value=MOST_UNITS, help_text=_("0: the building has none.")
    )
    first_floor = forms.IntegerField(
        label=_("Lowest floor"), min_value=LOWEST_FLOOR, max_value=HIGHEST_FLOOR, initial=1
    )
    last_floor = forms.IntegerField(label=_("Highest floor"), min_value=LOWEST_FLOOR, max_value=HIGHEST_FLOOR)
    rooms = forms.IntegerField(label=_("Rooms on each floor of a unit"), min_value=1, max_value=MOST_ROOMS)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "first_floor" in data and "last_floor" in data and data["last_floor"] < data["first_floor"]:
            self.add_error("last_floor", _("The highest floor is below the lowest. Exchange them."))
        return data

    def pattern(self) -> DoorPattern:
        return DoorPattern(
            **{name: self.cleaned_data[name] for name in ("units", "first_floor", "last_floor", "rooms")}
        )


class DoorForm(forms.Form):
    address = forms.CharField(label=_("Door"), max_length=60, help_text=_("Unit and room, for example 2-501."))
