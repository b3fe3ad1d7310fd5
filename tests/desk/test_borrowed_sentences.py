"""What Django says beside a field is said as the rest of the page speaks."""

from __future__ import annotations

from pathlib import Path

import django
import pytest
from babel.messages.mofile import read_mo
from django import forms
from django.utils.translation import gettext, ngettext, override

from gatepost.desk.borrowed_sentences import BORROWED

CATALOGUE = Path(django.__path__[0]) / "conf" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.mo"


def told_by_django() -> dict[str, str]:
    with CATALOGUE.open("rb") as file:
        entries = [entry for entry in read_mo(file) if entry.id]
    return {(entry.id if isinstance(entry.id, str) else entry.id[0]): str(entry.string) for entry in entries}


def test_every_borrowed_sentence_is_still_one_of_django() -> None:
    assert [sentence for sentence in BORROWED if sentence not in told_by_django()] == []


def test_ours_is_shown_and_not_django_s() -> None:
    known = told_by_django()
    with override("zh-hans"):
        shown = {sentence: {gettext(sentence), ngettext(sentence, "", 2)} for sentence in BORROWED}
    assert [sentence for sentence in BORROWED if shown[sentence] <= {sentence, known[sentence], ""}] == []


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (forms.CharField(), "", "请填写这一项。"),
        (forms.CharField(max_length=2), "三个字", "最多 2 个字，现在有 3 个，请写短一些。"),
        (forms.IntegerField(min_value=0), "-1", "不能小于 0。"),
        (forms.DateField(), "32.5.", "日期不对，请写成 2020-6-24 这样。"),
        (forms.ChoiceField(choices=[("a", "a")]), "b", "没有“b”这一项，请从列表里选。"),
    ],
)
def test_wrong_value_is_told_with_what_would_be_right(field: forms.Field, value: str, said: str) -> None:
    with override("zh-hans"), pytest.raises(forms.ValidationError) as refused:
        field.clean(value)
    with override("zh-hans"):
        assert refused.value.messages == [said]
