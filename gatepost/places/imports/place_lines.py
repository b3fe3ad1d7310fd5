"""A row of a register of places: a building, with one door, with doors from a pattern, or alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Problem
from gatepost.kernel.sheets.row_problems import RowProblem, refuse, text_in
from gatepost.places.door_addresses import DoorAddress, DoorError, read_door
from gatepost.places.enums import BuildingKind
from gatepost.places.imports.buildings_known import BuildingsKnown, number_of
from gatepost.places.imports.place_fields import KINDS
from gatepost.places.imports.sentences import of_door
from gatepost.places.rules import (
    HIGHEST_FLOOR,
    LOWEST_FLOOR,
    MOST_DOORS,
    MOST_ROOMS,
    MOST_UNITS,
    DoorPattern,
    building_name,
)

_LONGEST_NAME = 60
_LONGEST_NUMBER = 12
_PARTS = ("units", "first_floor", "last_floor", "rooms")


@dataclass(slots=True)
class PlaceLine:
    number: int
    compound_id: UUID | None = None
    building: str = ""
    """Its number; empty of one that has a name only."""
    name: str = ""
    is_named: bool = False
    """The name was told, and not made from the number."""
    kind: BuildingKind | None = None
    pattern: DoorPattern | None = None
    door: DoorAddress | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.door.short if self.door else self.name


@dataclass(slots=True)
class PlaceReader:
    places: BuildingsKnown
    chosen: UUID | None = None
    """The compound that was chosen for the whole sheet."""

    def read(self, row: SheetLine) -> PlaceLine:
        line = PlaceLine(row.number)
        for part in (self._kind, self._compound, self._building, self._pattern, self._door):
            try:
                part(line, row)
            except RowProblem as refused:
                line.problems.append(refused.problem)
        if line.pattern and line.door:
            line.problems.append(Problem("pattern_and_door", "room"))
        return line

    def _compound(self, line: PlaceLine, row: SheetLine) -> None:
        """An office building may stand in none."""
        told = text_in(row, "compound")
        line.compound_id = self.places.compound_named(told) if told else self.chosen
        if line.compound_id is None and line.kind is not BuildingKind.OFFICE:
            line.compound_id = self.places.default
            if line.compound_id is None:
                raise refuse("compound_missing", "compound")

    def _building(self, line: PlaceLine, row: SheetLine) -> None:
        told, name = text_in(row, "building"), text_in(row, "name", longest=_LONGEST_NAME)
        told = told or _building_in(text_in(row, "door"))
        line.building = number_of(told) if told else ""
        if told and (not line.building or len(line.building) > _LONGEST_NUMBER):
            raise refuse("building_unreadable", "building")
        if not told and not name:
            raise refuse("building_not_named", "building")
        line.name, line.is_named = name or building_name(line.building), bool(name)

    @staticmethod
    def _kind(line: PlaceLine, row: SheetLine) -> None:
        told = text_in(row, "kind").lower()
        if told and told not in KINDS:
            raise refuse("building_kind_unknown", "kind")
        line.kind = KINDS[told] if told else None

    @staticmethod
    def _pattern(line: PlaceLine, row: SheetLine) -> None:
        told = {name: text_in(row, name) for name in _PARTS}
        if not any(told.values()):
            return
        units = _count(told["units"] or "0", "units", 0, MOST_UNITS)
        first = _count(told["first_floor"] or "1", "first_floor", LOWEST_FLOOR, HIGHEST_FLOOR)
        last = _count(told["last_floor"], "last_floor", LOWEST_FLOOR, HIGHEST_FLOOR)
        rooms = _count(told["rooms"], "rooms", 1, MOST_ROOMS)
        pattern = DoorPattern(units, first, last, rooms)
        if not 0 < pattern.count <= MOST_DOORS:
            raise refuse("place.too_many_doors" if pattern.count else "place.no_doors", "last_floor")
        line.pattern = pattern

    def _door(self, line: PlaceLine, row: SheetLine) -> None:
        unit, room, whole = text_in(row, "unit"), text_in(row, "room"), text_in(row, "door")
        text = whole or "-".join(part for part in (unit, room) if part)
        if not text or not (line.building or line.name):
            return
        if unit and not room and not whole:
            raise refuse("door.room_missing", "room")
        number = line.building or "1"
        try:
            read = read_door(text, compound=self.places.name_of(line.compound_id), building=number)
        except DoorError as error:
            raise RowProblem(of_door(error)) from error
        if read.building != number:
            raise refuse("place.other_building", "door")
        short = DoorAddress(line.building, read.unit, read.room, "").short
        line.door = DoorAddress(line.building, read.unit, read.room, short)


def _building_in(door: str) -> str:
    """3 of 3-2-501. An address that cannot be read is told where it stands."""
    try:
        return read_door(door).building if door else ""
    except DoorError:
        return ""


def _count(text: str, name: str, least: int, most: int) -> int:
    if not text:
        raise refuse("count_missing", name)
    digits = text.rstrip("层户个梯单元")
    if not digits.lstrip("-").isdecimal() or not digits.isascii() or not least <= int(digits) <= most:
        raise refuse("count_unreadable", name)
    return int(digits)
