"""Sentences as the user reads them."""

from __future__ import annotations

from django.utils.translation import gettext, override


def in_chinese(sentence: str) -> str:
    """The Chinese that stands for an English sentence of the code; there must be one."""
    with override("zh-hans"):
        told = gettext(sentence)
    assert told != sentence
    return told
