"""Readings of names in plain pinyin, no tones, ü as v. A family name has its own reading and the everyday one."""

from __future__ import annotations

from functools import cache, lru_cache

from gatepost.kernel.search.folding import fold, is_han
from gatepost.kernel.search.surnames import COMPOUND, SINGLE, surname_of

Syllables = tuple[str, ...]


@lru_cache(maxsize=32_768)
def syllables(characters: str) -> Syllables:
    """Everyday readings. A character too rare for the tables has none. Given names are often the same."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  (its tables take a third of a second, and most programs need none)

    return tuple(fold_u(syllable) for syllable in lazy_pinyin(characters, errors="ignore"))


@cache
def surname_readings(surname: str) -> tuple[Syllables, ...]:
    """As a family name first, then as the character is read otherwise: 单 is shan, and dan."""
    if surname in COMPOUND:
        everyday = tuple(_everyday(char) for char in surname)
        return tuple(dict.fromkeys((COMPOUND[surname], everyday)))
    readings = [(reading,) for reading in SINGLE.get(surname, ())]
    everyday = (_everyday(surname),)
    return tuple(dict.fromkeys([*readings, *([everyday] if everyday[0] else [])]))


def sort_reading(name: str) -> str:
    """What a list of names is ordered by: the pinyin of the family name's own reading, then of the given name."""
    han = "".join(char for char in fold(name) if is_han(char))
    if not han:
        return fold(name)
    surname = surname_of(han)
    readings = surname_readings(surname)
    return " ".join([*(readings[0] if readings else ()), *syllables(han[len(surname) :])])


def fold_u(letters: str) -> str:
    """One letter for ü, however it is typed: lv, lü, lyu as in passports."""
    return letters.replace("ü", "v").replace("lyu", "lv").replace("nyu", "nv")


@cache
def _everyday(char: str) -> str:
    return "".join(syllables(char))
