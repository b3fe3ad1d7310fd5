"""Cuts an address into numbers and what is written behind each: 3号楼 2单元 501室."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from gatepost.kernel.plain_text import plain
from gatepost.places.chinese_numerals import arabic


class Mark(StrEnum):
    YARD = "yard"
    BUILDING = "building"
    UNIT = "unit"
    FLOOR = "floor"
    BUILDING_OR_FLOOR = "building_or_floor"
    """3楼: the third house to some, the third storey to others."""
    HOUSE = "house"
    ROOM = "room"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    value: str
    mark: Mark


_MARKS = {
    Mark.YARD: ("号院", "院"),
    Mark.BUILDING: ("号楼", "#楼", "号栋", "号塔", "楼", "栋", "幢", "座", "塔", "#"),
    Mark.UNIT: ("单元", "号门", "门", "单"),
    Mark.FLOOR: ("层",),
    Mark.ROOM: ("号房", "室", "号", "户", "房"),
}
_MARK_OF = {word: mark for mark, words in _MARKS.items() for word in words}
_WORDS = "|".join(sorted(_MARK_OF, key=len, reverse=True))
_SIDE = "甲乙丙丁东西南北中"
_PART = re.compile(
    rf"(?P<basement>B[0-9]-[0-9]{{1,3}})(?:室|号房|号|户|房)?"
    rf"|(?P<house>(?:[东西]厢|倒座|[{_SIDE}正平])房)"
    rf"|(?P<value>[{_SIDE}]?[0-9A-Z]+[甲乙丙丁]?|[{_SIDE}])(?P<word>{_WORDS})?"
)
_THEN = r"(?:\. ?| |(?=[0-9]))"
_SIDES_IN_ENGLISH = {"EAST": "东", "WEST": "西", "SOUTH": "南", "NORTH": "北", "MAIN": "正", "ROW": "平"}
_ENGLISH = (
    (re.compile(rf"\b(?:BUILDING|BLDG|BLOCK|TOWER){_THEN}([0-9A-Z]+)"), r"\1号楼"),
    (re.compile(rf"\bYARD{_THEN}([0-9A-Z]+)"), r"\1号院"),
    (re.compile(rf"\bUNIT{_THEN}([0-9A-Z]+)"), r"\1单元"),
    (re.compile(rf"\b(?:ROOM|RM|APT|FLAT|NO){_THEN}((?:B[0-9]-)?[0-9A-Z]+)"), r"\1室"),
    *((re.compile(rf"\b{word} HOUSES?\b"), f"{side}房") for word, side in _SIDES_IN_ENGLISH.items()),
)
_UNDERGROUND = re.compile(r"(?:地下|负)([0-9])层?-?|地下室-?")
_SEPARATORS = re.compile(r"[,，、;；/\\|·.的]+")
_SPACE_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9A-Z]) (?=[0-9A-Z])")


def split_address(text: str, *, compound: str = "") -> list[Part]:
    """The parts in the order written. A part marked UNKNOWN stands for anything that was not understood."""
    rest = _normal(text, compound)
    parts: list[Part] = []
    while rest:
        found = _PART.match(rest)
        if not found:
            return [*parts, Part(rest, Mark.UNKNOWN)]
        parts.append(_part(found, parts))
        rest = rest[found.end() :].lstrip("- ")
    return parts


def _normal(text: str, compound: str) -> str:
    address = plain(text).removeprefix(plain(compound)).upper()
    for pattern, chinese in _ENGLISH:
        address = pattern.sub(chinese, address)
    address = _UNDERGROUND.sub(lambda level: f"-B{level[1] or 1}-", arabic(address))
    address = _SPACE_BETWEEN_NUMBERS.sub("-", _SEPARATORS.sub("-", address))
    return re.sub(r"-[- ]*", "-", address.replace(" ", "")).strip("-")


def _part(found: re.Match[str], before: list[Part]) -> Part:
    if found["basement"]:
        return Part(found["basement"], Mark.ROOM)
    if found["house"]:
        return Part(found["house"], _mark_of_house(found["house"], before))
    mark = _MARK_OF.get(found["word"] or "", Mark.NONE)
    if found["word"] == "楼":
        mark = Mark.FLOOR if any(part.mark is Mark.BUILDING for part in before) else Mark.BUILDING_OR_FLOOR
    if any(part.mark is mark for part in before) and mark is not Mark.NONE:
        mark = Mark.UNKNOWN
    return Part(found["value"], mark)


def _mark_of_house(house: str, before: list[Part]) -> Mark:
    """A row of single-storey houses is a building of its own unless a yard was named."""
    return Mark.BUILDING if house == "平房" and not before else Mark.HOUSE
