"""Buildings alike, with their doors."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gatepost.kernel.plain_text import plain
from gatepost.places.forms.buildings import DoorsForm
from gatepost.places.rules import MOST_BUILDINGS, BuildingsPattern, DoorPattern

_HIGHEST_NUMBER = 999
_LEFT_OUT = re.compile(r"[0-9]{1,2}(?:[,、; ]+[0-9]{1,2})*")


class BuildingsForm(DoorsForm):
    first_number = forms.IntegerField(
        label=_("Number of the first building"), min_value=1, max_value=_HIGHEST_NUMBER, initial=1
    )
    buildings = forms.IntegerField(label=_("How many buildings"), min_value=1, max_value=MOST_BUILDINGS)
    left_out = forms.CharField(
        label=_("Floors that are left out"),
        max_length=60,
        required=False,
        help_text=_("For example 4, 13, 14. Empty: none."),
    )
    field_order = ["first_number", "buildings", "units", "first_floor", "last_floor", "rooms", "left_out"]

    def clean_left_out(self) -> frozenset[int]:
        text = plain(self.cleaned_data["left_out"])
        if text and not _LEFT_OUT.fullmatch(text):
            raise ValidationError(_("Write the floors as numbers with commas between them: 4, 13, 14."))
        return frozenset(int(floor) for floor in re.findall(r"[0-9]+", text))

    def plan(self) -> BuildingsPattern:
        data: dict[str, Any] = self.cleaned_data
        names = ("units", "first_floor", "last_floor", "rooms", "left_out")
        doors = DoorPattern(**{name: data[name] for name in names})
        return BuildingsPattern(data["first_number"], data["buildings"], doors)
