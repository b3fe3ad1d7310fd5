"""Words for the shift: an instruction, and what the next shift should know."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.gate.long_numbers import holds_long_number
from gatepost.gate.models import HandOver, Instruction
from gatepost.gate.shift_refusals import ShiftRefused
from gatepost.places.models import Post

REFUSALS = {
    "not_here": _("This post is not there any more. Choose another one."),
    "no_words": _("Write what they should know."),
    "too_many_words": _("This is too long. Leave out what is not needed on the spot."),
    "over_already": _("That day is over already. Choose today or later, or leave it empty."),
    "long_number": _(
        "This holds a long number, as phones and papers have. Take it out; if it is none, tick the box below and send it again."
    ),
    "no_longer_holds": _("This instruction no longer holds: its time is over, or somebody withdrew it."),
    "handed_over_meanwhile": _(
        "Somebody handed this post over while you wrote. Your words are still here; the figures now begin where that note ended."
    ),
    "taken_already": _("Somebody has taken this shift over already."),
    "own_note": _("You wrote this note. The colleague who comes next takes it."),
}


def say_refusal(form: forms.Form, refused: ShiftRefused) -> None:
    """Beside the field that it is about, else above all."""
    form.add_error(refused.field if refused.field in form.fields else None, REFUSALS[refused.reason])


class _WordsForm(forms.Form):
    """Asks once more where the words hold a long number: a hint, since only a person can tell what it is."""

    words = ""
    """The field to look at."""
    no_number = forms.BooleanField(label=_("It is no phone, paper or pass number of anybody"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._holds_number = holds_long_number(str(self.data.get(self.words, "")))
        if not self._holds_number:
            del self.fields["no_number"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self._holds_number and not data.get("no_number"):
            self.add_error(self.words, REFUSALS["long_number"])
        return data


class InstructionForm(_WordsForm):
    words = "text"
    text = forms.CharField(
        label=_("What they should know"),
        help_text=_("Short, and nobody's name or number."),
        max_length=Instruction.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": REFUSALS["no_words"]},
    )
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Post"), required=False, empty_label=_("all posts"))
    until_on = forms.DateField(
        label=_("Until the end of"),
        help_text=_("Empty: until it is withdrawn."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    field_order = ["text", "no_number", "post", "until_on"]

    def __init__(self, *args: Any, station_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["post"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  declared above
        field.queryset = Post.objects.filter(station_id=station_id, ended_at=None)


class HandOverForm(_WordsForm):
    words = "note"
    note = forms.CharField(
        label=_("What the next shift should look out for"),
        help_text=_("The figures stand above by themselves. Write nobody's name or number."),
        max_length=HandOver.LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    field_order = ["note", "no_number"]
