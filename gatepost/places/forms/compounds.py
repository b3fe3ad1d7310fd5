"""Compounds, entrances, posts."""

from __future__ import annotations

from datetime import time
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gatepost.places.enums import OrganisationKind
from gatepost.places.forms.choosing import moment_field, offer, organisations_here, time_field, valid_areas
from gatepost.places.models import Area, Entrance, Organisation

_END_OF_DAY = 1440


class EditCompoundForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=80)
    address = forms.CharField(label=_("Address"), max_length=160, required=False)
    community = forms.ModelChoiceField(Organisation.objects.none(), label=_("Community"), required=False)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"), required=False)

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "community", organisations_here(station_id).filter(kind=OrganisationKind.COMMUNITY))
        offer(self, "area", valid_areas(keeping=self.initial.get("area")))


class CompoundForm(EditCompoundForm):
    is_closed = forms.BooleanField(
        label=_("Closed"), required=False, help_text=_("Closed: people pass by its entrances only.")
    )


class EntranceForm(forms.Form):
    name = forms.CharField(
        label=pgettext_lazy("of a thing", "Name"), max_length=40, help_text=_("For example: East gate.")
    )
    is_open = forms.BooleanField(label=_("In use"), required=False, initial=True)
    opens = time_field(_("Opens"), required=False)
    closes = time_field(_("Closes"), required=False, help_text=_("Leave both empty for all day."))

    @staticmethod
    def minutes(value: time | None, *, ends: bool = False) -> int | None:
        """Midnight as an end is the end of the day."""
        if value is None:
            return None
        minutes = value.hour * 60 + value.minute
        return _END_OF_DAY if ends and minutes == 0 else minutes

    @staticmethod
    def as_time(minutes: int | None) -> time | None:
        return None if minutes is None else time(minutes // 60 % 24, minutes % 60)


class SignForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=60)
    sign_text = forms.CharField(label=_("Text of the sign"), max_length=80)


class PostForm(SignForm):
    entrance = forms.ModelChoiceField(Entrance.objects.none(), label=_("Entrance"))
    founded_at = moment_field(_("Founded at"))
    field_order = ["entrance", "name", "sign_text", "founded_at"]

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "entrance", Entrance.objects.filter(station_id=station_id).select_related("compound"))
