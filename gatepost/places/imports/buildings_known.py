"""The buildings of a station as plain values, found as people write them: 3号楼 of a compound, or 晴川大厦A座1205室."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from gatepost.kernel.plain_text import plain
from gatepost.kernel.sheets.row_problems import refuse
from gatepost.places.address_parts import Mark, split_address
from gatepost.places.door_addresses import DoorError, read_door

_ANY_ROOM = "101"
_BEHIND = re.compile(r"^[\s,，、-]+|[\s室,，、-]+$")


@dataclass(frozen=True, slots=True)
class KnownBuilding:
    id: UUID
    compound_id: UUID | None
    number: str
    name: str


class BuildingsKnown:
    def __init__(
        self, compounds: Mapping[UUID, str], buildings: Iterable[KnownBuilding], *, default: UUID | None = None
    ) -> None:
        self._compounds = {place: plain(name) for place, name in compounds.items()}
        self.default = default or (next(iter(compounds)) if len(compounds) == 1 else None)
        """Where a number is meant that names no compound."""
        self._buildings = list(buildings)

    def name_of(self, compound_id: UUID | None) -> str:
        return self._compounds.get(compound_id, "") if compound_id else ""

    def compound_named(self, told: str) -> UUID:
        """Raises RowProblem."""
        found = next((place for place, name in self._compounds.items() if name == plain(told)), None)
        if found is None:
            raise refuse("compound_unknown", "compound")
        return found

    def find(self, text: str, *, compound: str = "") -> KnownBuilding:
        """By its name, which may be the only one of all compounds, else by its number in the compound. Raises RowProblem."""
        place = self.compound_named(compound) if compound else None
        spoken = plain(text)
        named = [one for one in self._buildings if plain(one.name) == spoken and place in (None, one.compound_id)]
        if len(named) == 1:
            return named[0]
        place = place or self.default
        if place is None:
            raise refuse(
                "compound_missing" if named or self._numbered(text, None) else "building_not_found", "building", spoken
            )
        inside = [one for one in named if one.compound_id == place] or self._numbered(text, place)
        if len(inside) != 1:
            raise refuse("building_not_found", "building", spoken)
        return inside[0]

    def in_address(self, text: str) -> tuple[KnownBuilding, str]:
        """The building with the longest name in the address, and what stands behind it. Raises RowProblem."""
        spoken = plain(text)
        found = [
            (len(name), one, place)
            for one in self._buildings
            for name in self._names(one)
            if (place := _end_of(name, spoken))
        ]
        most = max((length for length, _one, _place in found), default=0)
        longest = [(one, place) for length, one, place in found if length == most]
        if len(longest) != 1:
            raise refuse("building_not_found", "address", spoken[:40])
        building, end = longest[0]
        return building, _BEHIND.sub("", spoken[end:])

    def _numbered(self, text: str, place: UUID | None) -> list[KnownBuilding]:
        number = number_of(text)
        return [one for one in self._buildings if number and one.number == number and place in (None, one.compound_id)]

    def _names(self, building: KnownBuilding) -> tuple[str, ...]:
        name = plain(building.name)
        compound = self._compounds.get(building.compound_id) if building.compound_id else None
        return (f"{compound}{name}", name) if compound else (name,)


def number_of(text: str) -> str:
    """3 of 3号楼 and of 三栋, A of A座; empty where it is no number of a building."""
    if any(part.mark is Mark.UNKNOWN for part in split_address(text)):
        return ""
    try:
        return read_door(_ANY_ROOM, building=text).building
    except DoorError:
        return ""


def _end_of(name: str, spoken: str) -> int:
    """Where the name ends in the text; 0 where it does not stand there, or is the end of a longer number."""
    start = spoken.find(name)
    is_part = (
        start > 0
        and name[0].isascii()
        and name[0].isalnum()
        and spoken[start - 1].isascii()
        and spoken[start - 1].isalnum()
    )
    return 0 if start < 0 or is_part else start + len(name)
