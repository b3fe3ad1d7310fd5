"""Which of two records stays, value by value. Only where both say something different is anything asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.people.merging.values import COLUMNS, MergeField, values_of
from gatepost.people.models import Person

KEPT, GONE = "kept", "gone"
FIELD_NAMES = {
    MergeField.NAME: _("Name"),
    MergeField.PAPER: _("Number of the paper"),
    MergeField.PHONE: _("Phone"),
    MergeField.SEX: _("Sex"),
    MergeField.BIRTH: _("Born on"),
    MergeField.HOME: _("Door"),
}


class MergeForm(forms.Form):
    """One choice for each value that differs; what only one record knows is chosen already."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kept: Person, gone: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in differing(kept, gone):
            widget = forms.RadioSelect(choices=[(KEPT, ""), (GONE, "")])
            choices = [(KEPT, _("the left one")), (GONE, _("the right one"))]
            self.fields[field.value] = forms.ChoiceField(
                label=FIELD_NAMES[field], choices=choices, initial=_first_choice(field, kept, gone), widget=widget
            )

    @property
    def taken(self) -> set[MergeField]:
        return {field for field in MergeField if self.cleaned_data.get(field.value) == GONE}


def differing(kept: Person, gone: Person) -> list[MergeField]:
    one, other = values_of(kept), values_of(gone)
    return [field for field, names in COLUMNS.items() if any(one[name] != other[name] for name in names)]


def _first_choice(field: MergeField, kept: Person, gone: Person) -> str:
    """What one record lacks the other has; who has moved out goes before who lives here only if nothing else is known."""
    one, other = values_of(kept), values_of(gone)
    if field is MergeField.HOME:
        is_better = (one["household_id"] is None or one["left_on"]) and other["household_id"] and not other["left_on"]
        return GONE if is_better else KEPT
    last = COLUMNS[field][-1]
    return GONE if not one[last] and other[last] else KEPT
