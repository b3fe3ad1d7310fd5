"""How a name sounds: with tones, and without them. A family name has its own reading first (单 is shàn)."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from gatepost.kernel.search.folding import is_han
from gatepost.kernel.search.pinyin import fold_u, surname_readings
from gatepost.kernel.search.surnames import surname_of

_MOST_SPELLINGS = 32
Readings = tuple[frozenset[str], ...]
"""For each character all its readings, such as le4 and yue4."""


@lru_cache(maxsize=10_000)
def readings(han: str) -> Readings:
    surname = surname_of(han)
    own = surname_readings(surname)
    first = [
        frozenset(_toned(char, {reading[place] for reading in own if len(reading) == len(surname)}))
        for place, char in enumerate(surname)
    ]
    return (*first, *(_of_character(char) for char in han[len(surname) :]))


def sound_alike(one: str, other: str, *, tones: bool) -> bool:
    """Character for character there is a reading that both have. Different length sounds different."""
    if len(one) != len(other):
        return False
    pairs = zip(one, other, readings(one), readings(other), strict=True)
    return all(a == b or (mine & others if tones else _bare(mine) & _bare(others)) for a, b, mine, others in pairs)


@lru_cache(maxsize=10_000)
def spellings(name: str) -> frozenset[str]:
    """In letters without tones: every way in which somebody may have typed it. Letters in a Chinese name stay as they are."""
    han = "".join(char for char in name if is_han(char))
    found = iter(readings(han)) if han else iter(())
    steps = [sorted(_bare(next(found))) if is_han(char) else [char] for char in name]
    return frozenset("".join(letters) for _place, letters in zip(range(_MOST_SPELLINGS), product(*steps), strict=False))


def _toned(char: str, wanted: set[str]) -> frozenset[str]:
    """The readings of a character that belong to a family name, with their tones; where the tables have none, without."""
    known = _of_character(char)
    fitting = frozenset(reading for reading in known if reading.rstrip("12345") in wanted)
    return fitting or frozenset(wanted) or known


@cache
def _of_character(char: str) -> frozenset[str]:
    from pypinyin import Style, pinyin  # noqa: PLC0415  (its tables take a third of a second, and most programs need none)

    found = pinyin(char, style=Style.TONE3, heteronym=True, errors="ignore", neutral_tone_with_five=True)
    return frozenset(fold_u(reading) for reading in found[0]) if found else frozenset()


@cache
def _bare(toned: frozenset[str]) -> frozenset[str]:
    return frozenset(reading.rstrip("12345") for reading in toned)
