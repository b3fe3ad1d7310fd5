"""Persons: registering, editing, moving, standing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.kernel import clock
from gatepost.people.enums import PoliticalStanding, Sex
from gatepost.people.forms.choosing import DoorForm, PhoneField, day_field
from gatepost.people.identity_numbers import FAULT_SENTENCES, WARNING_SENTENCES
from gatepost.people.identity_papers import PAPER_NAMES, PaperKind, check_paper
from gatepost.people.models import Person

_PAPERS = [(kind.value, name) for kind, name in PAPER_NAMES.items()]
_SEXES = [("", _("as the number says, or unknown")), *Sex.choices]


def _paper_number() -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.CharField(label=_("Number of the paper"), max_length=40, required=False, widget=widget)


class PersonForm(DoorForm):
    """A new person. The door may stay empty: somebody who only works here."""

    name = forms.CharField(label=_("Name"), max_length=80)
    paper_kind = forms.ChoiceField(label=_("Paper"), choices=_PAPERS, initial=PaperKind.RESIDENT_CARD.value)
    paper_number = _paper_number()
    phone = PhoneField()
    sex = forms.ChoiceField(label=_("Sex"), choices=_SEXES, required=False)
    born_on = day_field(_("Born on"), required=False, help_text=_("Only where the paper does not tell it."))
    from_on = day_field(_("Lives here since"), required=False)
    field_order = ["name", "paper_kind", "paper_number", "phone", "compound", "door", "from_on", "sex", "born_on"]

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, station_id=station_id, **kwargs)
        self.fields["compound"].required = self.fields["door"].required = False

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "paper_kind" in data:
            _check_paper(self, PaperKind(data["paper_kind"]), data.get("paper_number", ""))
        return data


class EditPersonForm(forms.Form):
    """What stays empty stays as it is, so that nobody needs to see a name or number to change another thing."""

    name = forms.CharField(label=_("New name"), max_length=80, required=False, help_text=_("Empty: the name stays."))
    paper_kind = forms.ChoiceField(label=_("Paper"), choices=_PAPERS)
    paper_number = _paper_number()
    phone = PhoneField(help_text=_("Empty: the number stays."))
    forget_phone = forms.BooleanField(label=_("Delete the phone number"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=_SEXES, required=False)
    born_on = day_field(_("Born on"), required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        kwargs["initial"] = {"paper_kind": person.paper_kind, "sex": person.sex or "", "born_on": person.born_on}
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["paper_number"].help_text = _("Empty: the number stays.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind, number = data.get("paper_kind", ""), data.get("paper_number", "")
        if kind and (number or kind != self.person.paper_kind):
            _check_paper(self, PaperKind(kind), number)
        return data


def _check_paper(form: forms.Form, kind: PaperKind, number: str) -> None:
    for fault in check_paper(kind, number, today=clock.today()).errors:
        form.add_error("paper_number", str(FAULT_SENTENCES[fault]))


def paper_warnings(kind: PaperKind, number: str) -> list[str]:
    """What does not keep anybody from being registered, but is worth a second look at the card."""
    return [str(WARNING_SENTENCES[one]) for one in check_paper(kind, number, today=clock.today()).warnings if number]


class MoveInForm(DoorForm):
    on = day_field(_("Moved in on"))


class MoveOutForm(forms.Form):
    on = day_field(_("Moved out on"))


class StandingForm(forms.Form):
    standing = forms.ChoiceField(label=_("Standing"), choices=PoliticalStanding.choices)
    from_on = day_field(_("From day"), help_text=_("Earlier steps may be added later; the history puts them in order."))
