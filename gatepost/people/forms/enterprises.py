"""Enterprises, their rooms, and who works there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gatepost.people.credit_codes import FAULT_SENTENCES, check_credit_code
from gatepost.people.forms.choosing import PhoneField, day_field, offer
from gatepost.people.models import Enterprise
from gatepost.places.models import Building


class EditEnterpriseForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("of a thing", "Name"), max_length=120)
    credit_code = forms.CharField(
        label=_("Credit code"), max_length=30, required=False, help_text=_("Small shops may have none.")
    )
    is_public = forms.BooleanField(label=_("Public body or state-owned"), required=False)
    contact_name = forms.CharField(label=_("Contact"), max_length=80, required=False)
    phone = PhoneField()

    def clean_credit_code(self) -> str:
        text = str(self.cleaned_data["credit_code"])
        for fault in check_credit_code(text).errors:
            self.add_error("credit_code", str(FAULT_SENTENCES[fault]))
        return text


class TenancyForm(forms.Form):
    building = forms.ModelChoiceField(Building.objects.none(), label=_("Building"))
    room = forms.CharField(label=_("Rooms"), max_length=40, required=False, help_text=_("For example 1203-1205."))
    from_on = day_field(_("Since"))

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "building", Building.objects.filter(station_id=station_id))


class EnterpriseForm(EditEnterpriseForm, TenancyForm):
    field_order = ["name", "credit_code", "is_public", "contact_name", "phone", "building", "room", "from_on"]


class EndForm(forms.Form):
    on = day_field(_("First day on which it no longer holds"))


class HireForm(forms.Form):
    enterprise = forms.ModelChoiceField(Enterprise.objects.none(), label=_("Enterprise"))
    title = forms.CharField(label=_("Job"), max_length=60, required=False)
    from_on = day_field(_("Since"))

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "enterprise", Enterprise.objects.filter(station_id=station_id, ended_on=None))
