"""Taking in what somebody asks about their own data, and answering it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from gatepost.people.enums import RequestKind, RequestOutcome


class ReceiveRequestForm(forms.Form):
    kind = forms.ChoiceField(label=_("What they ask"), choices=RequestKind.choices, widget=forms.RadioSelect)
    asker = forms.CharField(
        label=_("Who asks, and how to reach them"),
        max_length=120,
        help_text=_("Name and phone. Sealed when you save. A parent asks for a child under 14."),
    )
    wish = forms.CharField(
        label=_("In their words"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    paper_seen = forms.BooleanField(label=_("I have seen their paper, and it is the person or their parent"))


class AnswerRequestForm(forms.Form):
    outcome = forms.ChoiceField(label=_("Outcome"), choices=RequestOutcome.choices, widget=forms.RadioSelect)
    answer = forms.CharField(
        label=_("What was answered"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "What was shown, corrected or deleted; or why not, and that they may complain to the street office."
        ),
    )
