"""What follows from plain facts about places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gatepost.places.door_addresses import DoorAddress
from gatepost.places.enums import AreaLevel

MOST_DOORS = 2000
"""At once: more is a slip of the key, no building."""
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

    @property
    def floors(self) -> tuple[int, ...]:
        return tuple(floor for floor in range(self.first_floor, self.last_floor + 1) if floor)

    @property
    def count(self) -> int:
        return max(self.units, 1) * len(self.floors) * self.rooms


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
