"""What a sheet may tell of each row, and the names that people give to such a column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gatepost.kernel.search.folding import fold

_ASIDE = re.compile(r"[(\[{【〔<《「][^)\]}】〕>》」]*[)\]}】〕>》」]?")
_NO_WORD = re.compile(r"[\W_]+")
_EMPHASIS = ("必填", "选填", "请填写", "填写")


class Shown(StrEnum):
    """How values of a column stand on a page until somebody asks for them."""

    PLAIN = "plain"
    NAME = "name"
    PHONE = "phone"
    NUMBER = "number"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is stored with remembered mappings and never changes."""

    name: str
    label: Any
    synonyms: tuple[str, ...]
    is_required: bool = False
    shown: Shown = Shown.PLAIN
    example: str = ""
    """As it stands in the sheet to fill in."""


def normal_title(text: str) -> str:
    """身份证号 of *身份证号（18位，必填）: folded, without asides, spaces and signs."""
    title = _NO_WORD.sub("", _ASIDE.sub("", fold(text)))
    for word in _EMPHASIS:
        title = title.replace(word, "")
    return title


def words(text: str) -> tuple[str, ...]:
    """Synonyms written in one line."""
    return tuple(text.split())
