"""Organisations and areas."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gatepost.places.enums import AreaLevel, Line, OrganisationKind
from gatepost.places.forms.choosing import day_field, offer, organisations_here, valid_areas
from gatepost.places.models import Area, Organisation


class EditOrganisationForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=120)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"), required=False)
    founded_on = day_field(_("Founded on"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area", valid_areas(keeping=self.initial.get("area")))


class FoundOrganisationForm(EditOrganisationForm):
    parent = forms.ModelChoiceField(Organisation.objects.none(), label=_("Belongs under"))
    line = forms.ChoiceField(label=_("Line of authority"), choices=Line.choices)
    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    field_order = ["parent", "line", "kind", "name", "area", "founded_on", "phone"]

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "parent", organisations_here(station_id))


class AreaForm(forms.Form):
    level = forms.ChoiceField(label=pgettext_lazy("area", "Level"), choices=AreaLevel.choices)
    code = forms.CharField(
        label=_("Area code"),
        max_length=12,
        help_text=_("6 digits down to the district, 9 for a street, 12 for a committee."),
    )
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=80)
    parent = forms.ModelChoiceField(Area.objects.none(), label=_("Part of"), required=False)
    valid_from = day_field(_("Valid from"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "parent", valid_areas())


class WithdrawAreaForm(forms.Form):
    on = day_field(_("First day without the code"))
    successors = forms.ModelMultipleChoiceField(
        Area.objects.none(), label=_("Areas that took its place"), required=False
    )

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "successors", valid_areas().filter(level=area.level).exclude(pk=area.pk))
