"""Until when a visitor may stay."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class DueOutForm(forms.Form):
    until = forms.TimeField(
        label=_("Due out by"),
        help_text=_("A time that is past today means tomorrow."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Write a time such as 16:30."), "invalid": _("Write a time such as 16:30.")},
    )
