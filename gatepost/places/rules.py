"""What follows from plain facts about places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gatepost.places.door_addresses import DoorAddress
from gatepost.places.enums import AreaLevel

MOST_DOORS = 2000
"""In one building: more is a slip of the key, no building."""
MOST_BUILDINGS = 100
MOST_DOORS_AT_ONCE = 20_000
MOST_UNITS, MOST_ROOMS = 30, 60
LOWEST_FLOOR, HIGHEST_FLOOR = -5, 99
_CODE_SHAPES = {
    AreaLevel.PROVINCE: r"[1-9][0-9]0000",
    AreaLevel.COUNTY: r"[1-9][0-9]{5}",
    AreaLevel.STREET: r"[1-9][0-9]{8}",
    AreaLevel.COMMITTEE: r"[1-9][0-9]{11}",
}


@dataclass(frozen=True, slots=True)
class DoorPattern:
    """Units times floors times rooms. Floors below ground are negative, there is no floor 0."""

    units: int
    """0: the building has none."""
    first_floor: int
    last_floor: int
    rooms: int
    """On one floor of one unit."""
    left_out: frozenset[int] = frozenset()
    """Floors that nobody built: 4, 13, 14."""

    @property
    def floors(self) -> tuple[int, ...]:
        built = range(self.first_floor, self.last_floor + 1)
        return tuple(floor for floor in built if floor and floor not in self.left_out)

    @property
    def count(self) -> int:
        return max(self.units, 1) * len(self.floors) * self.rooms


@dataclass(frozen=True, slots=True)
class BuildingsPattern:
    """Buildings alike, numbered one after the other."""

    first_number: int
    buildings: int
    doors: DoorPattern

    @property
    def numbers(self) -> tuple[str, ...]:
        return tuple(str(number) for number in range(self.first_number, self.first_number + self.buildings))

    @property
    def count(self) -> int:
        return self.buildings * self.doors.count

    @property
    def word(self) -> str:
        """Equal for equal patterns only: what was looked at is known again by it."""
        doors = self.doors
        floors = f"{doors.first_floor}..{doors.last_floor}-{sorted(doors.left_out)}"
        return f"{self.first_number}+{self.buildings}/{doors.units}/{floors}/{doors.rooms}"


def building_name(number: str) -> str:
    """As spoken: 3号楼, A座."""
    return f"{number}座" if re.fullmatch(r"[A-Z]", number) else f"{number}号楼"


def doors_of(pattern: DoorPattern, building_number: str) -> tuple[DoorAddress, ...]:
    """Every door of the pattern: unit by unit, from the lowest floor up."""
    units = [str(unit) for unit in range(1, pattern.units + 1)] or [""]
    rooms = range(1, pattern.rooms + 1)
    return tuple(
        _door(building_number, unit, room_name(floor, room))
        for unit in units
        for floor in pattern.floors
        for room in rooms
    )


def room_name(floor: int, room: int) -> str:
    """501; B1-3 below ground."""
    return f"{floor}{room:02d}" if floor > 0 else f"B{-floor}-{room}"


def code_fits(level: AreaLevel, code: str) -> bool:
    """Six digits down to the district, nine for a street, twelve for a committee (GB/T 2260 and the statistical codes)."""
    return re.fullmatch(_CODE_SHAPES[level], code) is not None


def _door(building: str, unit: str, room: str) -> DoorAddress:
    door = DoorAddress(building, unit, room, "")
    return DoorAddress(building, unit, room, door.short)
