"""What a person types into the search box, read once: names, words, the tail of a phone, a long number, a door."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from gatepost.kernel.plain_text import compact, plain
from gatepost.kernel.search.folding import is_han
from gatepost.kernel.search.grams import asked_han_terms, asked_prefix, runs
from gatepost.kernel.search.pinyin import fold_u

_NUMERAL = "0-9A-Z一二三四五六七八九十百〇零"
_DASHED_DOOR = re.compile(r"(?=.*[0-9])[0-9A-Z]{1,4}(-[0-9A-Z]{1,4}){1,3}", re.IGNORECASE)
_WRITTEN_DOOR = re.compile(
    rf"(?=.*[{_NUMERAL}](?:号|楼|栋|座|幢|单元|层|室|门|院))[{_NUMERAL}号楼栋座幢单元层室门院房户东西南北甲乙丙丁平 -]+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?[0-9][0-9-]{5,}[0-9X]|[A-Z]{1,3}[0-9]{7,}[A-Z]?", re.IGNORECASE)
"""Passports and permits begin with letters; plates have fewer digits in a row."""
_TAIL = re.compile(r"[0-9]{4}")


class QuestionKind(StrEnum):
    """What the question most likely is; the caller asks the index that fits."""

    NOTHING = "nothing"
    WORDS = "words"
    PHONE_TAIL = "phone_tail"
    NUMBER = "number"
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class Query:
    """All that is set must hold of what is found. Numbers are for a keyed index: they are in no `name_terms`."""

    kind: QuestionKind
    name_terms: frozenset[str] = frozenset()
    """To be contained in the terms of a person's name."""
    text_terms: frozenset[str] = frozenset()
    """To be contained in the terms of a text; digits asked for are words here too."""
    phone_tail: str = ""
    """Four digits: the end of a phone number. With a name before it, both must hold."""
    number: str = ""
    """Seven characters or more, capital X, no spaces: a phone or the number of a paper."""
    door: str = ""
    """An address as typed, for the reader of addresses."""
    door_terms: frozenset[str] = frozenset()
    """The one term of a door written with dashes."""


def query_terms(text: str) -> Query:
    """Reads a question. Nothing usable gives kind NOTHING and no terms, which must then find nothing, not everything."""
    asked = plain(text)
    if not runs(asked):
        return Query(QuestionKind.NOTHING)
    if _NUMBER.fullmatch(asked.replace(" ", "")) and len(compact(asked)) > 6:
        return Query(QuestionKind.NUMBER, text_terms=_asked_of_text(asked), number=compact(asked))
    if _DASHED_DOOR.fullmatch(asked) or _WRITTEN_DOOR.fullmatch(asked):
        return _door_query(asked)
    return _word_query(asked)


def _door_query(asked: str) -> Query:
    dashed = frozenset({asked.lower()}) if "-" in asked else frozenset()
    return Query(QuestionKind.DOOR, text_terms=_asked_of_text(asked), door=asked, door_terms=dashed)


def _word_query(asked: str) -> Query:
    words = asked.split(" ")
    tail = next((word for word in words if _TAIL.fullmatch(word)), "")
    names = " ".join(word for word in words if word != tail)
    kind = QuestionKind.PHONE_TAIL if tail and not names else QuestionKind.WORDS
    return Query(kind, _asked_of_name(names), _asked_of_text(asked), phone_tail=tail)


def _asked_of_name(text: str) -> frozenset[str]:
    """Letters run together: "wang xiao ming" asks for what wangxiaoming asks for."""
    parts = runs(text.replace("'", ""))
    letters = fold_u("".join(part for part in parts if not is_han(part[0])))
    han = [asked_han_terms(part) for part in parts if is_han(part[0])]
    return frozenset[str]().union(*han, {asked_prefix(letters)} if letters else ())


def _asked_of_text(text: str) -> frozenset[str]:
    parts = [asked_han_terms(run) if is_han(run[0]) else frozenset({asked_prefix(run)}) for run in runs(text)]
    return frozenset[str]().union(*parts)
