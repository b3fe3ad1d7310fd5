"""Fields for days, numbers and doors, read as people write them."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gatepost.people.phones import PhoneError, read_phone
from gatepost.places.door_addresses import FAULT_SENTENCES, DoorError, read_door
from gatepost.places.models import Compound
from gatepost.places.queries.doors import find_door


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """What the field may choose from, for this request."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class PhoneField(forms.CharField):
    """Any way of writing a phone number; what is wrong is said beside it."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        super().__init__(label=_("Phone"), max_length=40, required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if text:
            try:
                read_phone(text)
            except PhoneError as error:
                raise ValidationError(str(error)) from error
        return text


class DoorForm(forms.Form):
    """A compound and a door in it, as spoken."""

    compound = forms.ModelChoiceField(Compound.objects.none(), label=_("Compound"))
    door = forms.CharField(label=_("Door"), max_length=60, help_text=_("For example 3-2-501."))

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.station_id = station_id
        offer(self, "compound", Compound.objects.filter(station_id=station_id))
        compounds = list(Compound.objects.filter(station_id=station_id)[:2])
        if len(compounds) == 1:
            self.fields["compound"].initial = compounds[0].pk

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        compound, text = data.get("compound"), data.get("door")
        if compound and text:
            data["door_id"] = self._find(compound, text)
        elif text and "compound" not in self.errors:
            self.add_error("compound", _("In which compound is this door? Choose it."))
        return data

    def _find(self, compound: Compound, text: str) -> UUID | None:
        try:
            door = find_door(compound, text)
        except DoorError as error:
            self.add_error("door", str(FAULT_SENTENCES[error.fault]))
            return None
        if door is None:
            sentence = _("%(compound)s has no door %(door)s on the register. Add it to its building first.")
            short = read_door(text, compound=compound.name).short
            self.add_error("door", sentence % {"compound": compound.name, "door": short})
            return None
        return door.pk
