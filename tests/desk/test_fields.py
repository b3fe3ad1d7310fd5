"""How a form's field is drawn."""

from __future__ import annotations

from django import forms
from django.utils.translation import override

from gatepost.desk.templatetags.fields import control
from gatepost.places.models import Compound


class CompoundForm(forms.Form):
    compound = forms.ModelChoiceField(Compound.objects.none())
    optional = forms.ModelChoiceField(Compound.objects.none(), required=False, empty_label="in no compound")


def test_a_choice_not_made_yet_asks_for_one_in_words() -> None:
    with override("zh-hans"):
        assert '<option value="" selected>请选择</option>' in control(CompoundForm()["compound"])


def test_a_choice_that_names_its_emptiness_keeps_the_name() -> None:
    assert '<option value="" selected>in no compound</option>' in control(CompoundForm()["optional"])
