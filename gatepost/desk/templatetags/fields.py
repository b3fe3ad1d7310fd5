"""How a form's field is drawn: what kind of control, and what marks it."""

from __future__ import annotations

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

_SHORT = (forms.DateInput, forms.TimeInput, forms.NumberInput, forms.DateTimeInput)
_CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)
_DASHES = BLANK_CHOICE_DASH[0][1]


def kind_of(field: BoundField) -> str:
    """check: one box beside its words. choices: several boxes under a legend. input: everything else."""
    widget = field.field.widget
    if isinstance(widget, _CHOICES):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "input"


def control(field: BoundField) -> SafeString:
    """The control itself. Django ties help and errors to it for those who hear the page."""
    _name_the_empty_choice(field.field)
    if kind_of(field) != "input":
        return field.as_widget()
    widget = field.field.widget
    looks = ["field-input", str(widget.attrs.get("class", ""))]
    if isinstance(widget, _SHORT):
        looks.append("field-short")
    return field.as_widget(attrs={"class": " ".join(filter(None, looks))})


def _name_the_empty_choice(field: forms.Field) -> None:
    """Dashes tell nobody what to do. A form's fields are its own, so this changes no other form."""
    if isinstance(field, forms.ModelChoiceField) and field.empty_label == _DASHES:
        field.empty_label = _("Please choose")
