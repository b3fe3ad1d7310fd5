"""The terms stored with a record, and what a question makes of them: found when `terms @> asked` holds.

Of a name are stored: its characters and their pairs; the beginnings of its whole pinyin (w, wa, ... wangxiaoming, cut at
twelve letters), of its given name (xi ... xiaoming) and of its initials (wxm, xm), and the family name in full with the
initials of the given name (wangxm). So one containment answers a question that stops anywhere in a syllable, without
alternatives and without reading rows. A usual name has about 30 terms, one whose family name has two readings about 40.
"""

from __future__ import annotations

from gatepost.kernel.search.folding import fold, is_han
from gatepost.kernel.search.grams import asked_prefix, han_terms, prefixes, runs
from gatepost.kernel.search.pinyin import Syllables, surname_readings, syllables
from gatepost.kernel.search.surnames import surname_of

_SHORTEST_PLATE_END = 3


def text_terms(text: str) -> frozenset[str]:
    """Terms of running text: an answer, an address, the name of an enterprise."""
    return frozenset(_of_runs(runs(text)))


def name_terms(name: str) -> frozenset[str]:
    """Terms of a person's name, Chinese in any reading, or in letters."""
    parts = runs(name)
    han = "".join(part for part in parts if is_han(part[0]))
    letters = "".join(part for part in parts if not is_han(part[0]))
    return frozenset(_of_runs(parts) | prefixes(letters) | _pinyin_terms(han))


def plate_terms(plate: str) -> frozenset[str]:
    """A plate by its beginning, without its province, and by its last three characters or more: 京A, A123, 345."""
    characters = fold(plate)
    ends = {characters[start:] for start in range(1, len(characters) - _SHORTEST_PLATE_END + 1)}
    return text_terms(plate) | ends


def door_terms(building: str, unit: str, room: str) -> frozenset[str]:
    """A door by its whole address, by its end, and without its unit: 3-2-501, 2-501, 501, 3-501."""
    whole = [part for part in (building, unit, room) if part]
    found = {"-".join(whole[start:]) for start in range(len(whole))}
    return frozenset(fold(term) for term in (found | {f"{building}-{room}"} if building else found))


def _of_runs(parts: list[str]) -> set[str]:
    found: set[str] = set()
    for run in parts:
        found |= han_terms(run) if is_han(run[0]) else prefixes(run)
    return found


def _pinyin_terms(han: str) -> set[str]:
    if not han:
        return set()
    surname = surname_of(han)
    given = syllables(han[len(surname) :])
    spelt, initials = "".join(given), _initials(given)
    found = {*prefixes(spelt, shortest=2), asked_prefix(initials)}
    for reading in surname_readings(surname):
        own = "".join(reading)
        found |= prefixes(own + spelt) | prefixes(_initials(reading) + initials)
        found |= {asked_prefix(own + initials[:length]) for length in range(1, len(given) + 1)}
    found.discard("")
    return found


def _initials(reading: Syllables) -> str:
    return "".join(syllable[0] for syllable in reading if syllable)
