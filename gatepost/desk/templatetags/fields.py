"""How a form's field is drawn: what kind of control, and what marks it."""

from __future__ import annotations

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

_SHORT = (forms.DateInput, forms.TimeInput, forms.NumberInput, forms.DateTimeInput)
_CHOICES = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def kind_of(field: BoundField) -> str:
    """check: one box beside its words. choices: several boxes under a legend. input: everything else."""
    widget = field.field.widget
    if isinstance(widget, _CHOICES):
        return "choices"
    return "check" if isinstance(widget, forms.CheckboxInput) else "input"


def control(field: BoundField) -> SafeString:
    """The control itself. Django ties help and errors to it for those who hear the page."""
    if kind_of(field) != "input":
        return field.as_widget()
    widget = field.field.widget
    looks = ["field-input", str(widget.attrs.get("class", ""))]
    if isinstance(widget, _SHORT):
        looks.append("field-short")
    return field.as_widget(attrs={"class": " ".join(filter(None, looks))})
