"""A door however it is written: 3-2-501, 3号楼2单元501室, 三号楼二单元五〇一 and "Building 3, Unit 2, Room 501" are one.

Parts and the words as spoken are both kept. What is not understood is refused with a reason: a part silently dropped
would make two doors one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.plain_text import plain
from gatepost.places.address_parts import Mark, Part, split_address

_BASEMENT = re.compile(r"B([0-9]+)-([0-9]+)")
_LEADING_ZEROS = re.compile(r"(?<![0-9A-Z])0+(?=[0-9])")
_UNIT = re.compile(r"[甲乙丙丁东西南北中]?([0-9]{1,2}|[A-Z])?[甲乙丙丁]?")
_USUAL = re.compile(r"([1-9][0-9]{0,3})-([1-9][0-9]?)-([1-9][0-9]{2,3})")
"""As most registers have it: nothing in it can be read otherwise."""
_FLOOR = re.compile(r"([0-9]{1,2})[0-9]{2}([A-Z]|-[0-9A-Z]+)?")
_DIRECTIONS = {"东": "east", "西": "west", "南": "south", "北": "north", "正": "main", "平": "row"}


class DoorFault(StrEnum):
    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"
    BUILDING_MISSING = "building_missing"
    ROOM_MISSING = "room_missing"


FAULT_SENTENCES = {
    DoorFault.EMPTY: _("Enter the door, for example 3-2-501."),
    DoorFault.NOT_UNDERSTOOD: _("This address is not understood. Write building, unit and room, for example 3-2-501."),
    DoorFault.BUILDING_MISSING: _("Which building? Put its number first, for example 3-501."),
    DoorFault.ROOM_MISSING: _("Which door? Put the room number last, for example 3-2-501."),
}


class DoorError(ValueError):
    """The text names no door; `fault` says why. Its text is a sentence for the person who typed."""

    def __init__(self, fault: DoorFault) -> None:
        super().__init__(fault)
        self.fault = fault

    def __str__(self) -> str:
        return str(FAULT_SENTENCES[self.fault])


@dataclass(frozen=True, slots=True)
class DoorAddress:
    """One door. `building` is "" for a basement of the whole compound, `unit` is "" where the building has none."""

    building: str
    unit: str
    room: str
    spoken: str

    @property
    def key(self) -> str:
        """The same for one door however it was written, and for no other door of the compound."""
        return f"{self.building}/{self.unit}/{self.room}"

    @property
    def key_in_building(self) -> str:
        return f"{self.unit}/{self.room}"

    @property
    def short(self) -> str:
        """As it is said on the radio: 3-2-501."""
        return "-".join(part for part in (self.building, self.unit, self.room) if part)

    @property
    def floor(self) -> int | None:
        """As the room number tells it: 5 for 501, -1 for B1-3. None where it tells nothing."""
        if basement := _BASEMENT.fullmatch(self.room):
            return -int(basement[1])
        upper = _FLOOR.fullmatch(self.room)
        return int(upper[1]) if upper else None


def read_door(text: str, *, compound: str = "", building: str = "") -> DoorAddress:
    """Reads a door as typed. `compound` is a name that may stand in front, `building` the one meant when none is written.

    With a building given, two bare numbers are unit and room (2-501); without, building and room. Raises DoorError.
    """
    if (usual := _USUAL.fullmatch(text)) and not (compound and text.startswith(plain(compound))):
        return DoorAddress(usual[1], usual[2], usual[3], text)
    parts = split_address(text, compound=compound)
    if not parts:
        raise DoorError(DoorFault.EMPTY)
    if any(part.mark is Mark.UNKNOWN for part in parts):
        raise DoorError(DoorFault.NOT_UNDERSTOOD)
    known = _known_building(building)
    door = _assemble(_settle_floors(parts, known), spoken=text.strip(), known=known)
    if not door.room:
        raise DoorError(DoorFault.ROOM_MISSING)
    if not door.building and not _BASEMENT.fullmatch(door.room):
        raise DoorError(DoorFault.BUILDING_MISSING)
    return door


def door_in_chinese(door: DoorAddress) -> str:
    """3号楼2单元501室; 12号院北房3号."""
    house = door.unit.endswith("房")
    unit = door.unit if house or not door.unit else f"{door.unit}单元"
    room = f"{door.room}{'号' if house or door.building.endswith(('院', '平房')) else '室'}"
    return f"{_building_in_chinese(door.building)}{unit}{room}"


def door_in_english(door: DoorAddress) -> str:
    """Building 3, Unit 2, Room 501; Yard 12, North House, No. 3."""
    house = door.unit.endswith("房")
    unit = f"{door.unit[:-1]} house" if house else f"Unit {door.unit}" if door.unit else ""
    for char, word in _DIRECTIONS.items():
        unit = unit.replace(f"{char} house", f"{word.title()} House")
    room = f"{'No.' if house else 'Room'} {door.room}"
    return ", ".join(part for part in (_building_in_english(door.building), unit, room) if part)


def _known_building(building: str) -> str:
    """A building given as 3 or as 3号楼 is the same one."""
    parts = _settle_floors(split_address(building), "")
    return _building(parts) or (_plain_value(parts[0].value) if len(parts) == 1 else "")


def _settle_floors(parts: list[Part], known: str) -> list[Part]:
    """3楼301 asked for in a known building is a door on its third floor; 3楼501 is a door of building 3."""
    room = next((part.value for part in reversed(parts) if part.mark in (Mark.ROOM, Mark.NONE)), "")
    floor = _FLOOR.fullmatch(_plain_value(room))
    return [
        Part(part.value, Mark.FLOOR if known and floor and floor[1] == part.value else Mark.BUILDING)
        if part.mark is Mark.BUILDING_OR_FLOOR
        else part
        for part in parts
    ]


def _assemble(parts: list[Part], *, spoken: str, known: str) -> DoorAddress:
    building = _building(parts)
    unit = _marked(parts, Mark.UNIT) or _marked(parts, Mark.HOUSE)
    room = _marked(parts, Mark.ROOM)
    bare = [_plain_value(part.value) for part in parts if part.mark is Mark.NONE]
    if (
        not building
        and bare
        and (known == "" or len(bare) + bool(room) + bool(unit) > 2)
        and _is_more_than_room(bare, room)
    ):
        building = bare.pop(0)
    if not unit and bare and _is_more_than_room(bare, room) and _UNIT.fullmatch(bare[0]):
        unit = bare.pop(0)
    room = "-".join([*bare, room] if room else bare)
    return DoorAddress(building or known, unit, _with_floor(parts, room), spoken)


def _is_more_than_room(bare: list[str], room: str) -> bool:
    """Whether the first bare number can be anything but the room itself."""
    return bool(room) or len(bare) > 1


def _building(parts: list[Part]) -> str:
    """The number of the building, with its yard in front: 3, A, 12院, 12院3, 平房."""
    yard, building = _marked(parts, Mark.YARD), _marked(parts, Mark.BUILDING)
    return f"{yard}院{building}" if yard else building


def _marked(parts: list[Part], mark: Mark) -> str:
    return next((_plain_value(part.value) for part in parts if part.mark is mark), "")


def _plain_value(value: str) -> str:
    return _LEADING_ZEROS.sub("", value)


def _with_floor(parts: list[Part], room: str) -> str:
    """Room 1 on floor 5 is 501; a full room number already tells its floor."""
    floor = _marked(parts, Mark.FLOOR)
    return f"{floor}{int(room):02d}" if floor and re.fullmatch(r"[0-9]{1,2}", room) else room


def _building_in_chinese(building: str) -> str:
    if not building or building == "平房" or building.endswith("院"):
        return building.replace("院", "号院")
    return building.replace("院", "号院") + ("座" if re.fullmatch(r"[A-Z]", building) else "号楼")


def _building_in_english(building: str) -> str:
    if building == "平房":
        return "Row houses"
    yard, _mark, number = building.rpartition("院")
    words = [f"Yard {yard}" if yard else "", f"Building {number}" if number else ""]
    return ", ".join(word for word in words if word)
