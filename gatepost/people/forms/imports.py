"""Sending in a sheet, and saying what its columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gatepost.kernel.sheets import FAULT_SENTENCES, SheetFault
from gatepost.kernel.sheets.faults import MOST_BYTES
from gatepost.kernel.sheets.headers import letters
from gatepost.kernel.sheets.importing import Asked, ImportKind
from gatepost.people.forms.choosing import day_field, offer
from gatepost.places.models import Compound

_FIRST_YEAR, _LAST_YEAR = 1900, 2200


class SendSheetForm(forms.Form):
    kind = forms.ChoiceField(label=_("What is in the sheet"))
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            ".xlsx, .xls or .csv, at most 50 MB. Titles above the table, merged cells and empty rows are no harm."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv,.txt"}),
        error_messages={"empty": FAULT_SENTENCES[SheetFault.EMPTY_FILE]},
    )
    sender = forms.CharField(
        label=_("Who made it"),
        max_length=80,
        required=False,
        help_text=_("For example the property management. What its columns mean is remembered for next time."),
        widget=forms.TextInput(attrs={"list": "senders", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, kinds: Iterable[ImportKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["kind"]
        choice.choices = [(kind.name, kind.label) for kind in kinds]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(str(FAULT_SENTENCES[SheetFault.TOO_LARGE]))
        return file


class TabForm(forms.Form):
    """Which sheet of the file, and where its names of columns stand."""

    tab = forms.ChoiceField(label=_("Sheet"), required=False)
    header_row = forms.IntegerField(label=_("Row that names the columns"), min_value=1, required=False)

    def __init__(self, *args: Any, tabs: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["tab"]
        choice.choices = tabs


class ColumnsForm(forms.Form):
    """A choice for each column, and what holds for the whole sheet."""

    compound = forms.ModelChoiceField(
        Compound.objects.none(),
        label=_("Compound"),
        required=False,
        help_text=_("Of doors that do not name one."),
    )
    year = forms.IntegerField(
        label=_("Year"),
        min_value=_FIRST_YEAR,
        max_value=_LAST_YEAR,
        required=False,
        help_text=_("Of days that are written without one, such as 1月29日."),
    )
    adds_doors = forms.BooleanField(
        label=_("Add doors that are missing in buildings of the register"),
        required=False,
        help_text=_("Otherwise such a row is not taken, so that a slip of the key makes no new door."),
    )

    until_on = day_field(
        _("Last day"),
        required=False,
        help_text=_("Of rows that name none. What is issued from the sheet holds until the end of this day."),
    )

    def __init__(
        self, *args: Any, kind: ImportKind, titles: Sequence[str], station_id: UUID, may_add_doors: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "compound", Compound.objects.filter(station_id=station_id))
        choices = [("", _("not taken over")), *((field.name, field.label) for field in kind.fields)]
        for place, title in enumerate(titles):
            heard = title or letters(place)
            widget = forms.Select(attrs={"class": "field-input", "aria-label": heard})
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heard, choices=choices, required=False, widget=widget
            )
        self._kind = kind
        for asked in Asked:
            if asked not in kind.asks or (asked is Asked.ADDS_DOORS and not may_add_doors):
                del self.fields[asked.value]
        if Asked.UNTIL_ON in kind.asks and Asked.COMPOUND in kind.asks:
            self.fields["compound"].help_text = _(
                "Of doors that do not name one, and where what is issued is good. Empty: where residents live, for others everywhere."
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        named = set(data.values())
        labels = {field.name: str(field.label) for field in self._kind.fields}
        for group in self._kind.needs_one_of:
            if not named.intersection(group):
                what = _(" or ").join(labels[name] for name in group)
                raise ValidationError(_("Which column is this: %(what)s? Choose it."), params={"what": what})
        return data

    def columns(self) -> dict[int, str]:
        named = ((name, value) for name, value in self.cleaned_data.items() if name.startswith("column_") and value)
        return {int(name.removeprefix("column_")): value for name, value in named}

    def settings(self) -> Mapping[str, Any]:
        data = self.cleaned_data
        compound, until_on = data.get("compound"), data.get("until_on")
        return {
            "compound_id": str(compound.pk) if compound else "",
            "year": data.get("year"),
            "adds_doors": bool(data.get("adds_doors")),
            "until_on": until_on.isoformat() if until_on else "",
        }
