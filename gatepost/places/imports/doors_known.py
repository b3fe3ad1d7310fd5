"""The compounds, buildings and doors of a station as plain values, so that a hundred thousand addresses need no question each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from gatepost.kernel.ids import new_id
from gatepost.kernel.plain_text import plain
from gatepost.kernel.sheets.row_problems import RowProblem, refuse
from gatepost.places.door_addresses import DoorAddress, DoorError, read_door
from gatepost.places.imports.sentences import of_door


@dataclass(frozen=True, slots=True)
class NewDoor:
    id: UUID
    building_id: UUID
    address: DoorAddress


@dataclass(slots=True)
class DoorsKnown:
    """Doors by building and key. With `may_add`, a door that is missing in a known building is taken down to be added."""

    compounds: Mapping[UUID, str]
    buildings: Mapping[tuple[UUID, str], UUID]
    doors: dict[tuple[UUID, str], UUID]
    spoken: dict[UUID, str]
    default: UUID | None = None
    may_add: bool = False
    added: dict[UUID, NewDoor] = field(default_factory=dict)
    _spoken_compounds: dict[UUID, str] = field(init=False)
    _latest: tuple[tuple[str, str], tuple[UUID, UUID]] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._spoken_compounds = {place: plain(name) for place, name in self.compounds.items()}

    def take_added(self, wanted: Iterable[UUID]) -> dict[UUID, dict[UUID, DoorAddress]]:
        """Those of the missing doors that are wanted now, by building. Each is given once."""
        found: dict[UUID, dict[UUID, DoorAddress]] = defaultdict(dict)
        for door_id in wanted:
            if door := self.added.pop(door_id, None):
                found[door.building_id][door.id] = door.address
        return found

    def find(self, text: str, *, compound: str = "") -> tuple[UUID, UUID]:
        """The compound, and the door in it. Raises RowProblem. A household stands together: the next row is often behind the same door."""
        if self._latest is None or self._latest[0] != (text, compound):
            self._latest = ((text, compound), self._found(text, compound))
        return self._latest[1]

    def _found(self, text: str, compound: str) -> tuple[UUID, UUID]:
        place = self.compound(text, told=compound)
        try:
            read = read_door(text, compound=self.compounds[place])
        except DoorError as error:
            raise RowProblem(of_door(error)) from error
        building = self.buildings.get((place, read.building))
        if building is None:
            raise refuse("building_unknown", "door", read.building or read.short)
        known = self.doors.get((building, read.key_in_building))
        if known is not None:
            return place, known
        if not self.may_add:
            raise refuse("door_unknown", "door", read.short)
        return place, self._add(building, read)

    def _add(self, building: UUID, read: DoorAddress) -> UUID:
        door = NewDoor(new_id(), building, read)
        self.doors[building, read.key_in_building] = door.id
        self.spoken[door.id] = read.short
        self.added[door.id] = door
        return door.id

    def compound(self, text: str, *, told: str) -> UUID:
        """The one told; else the one whose name stands before the address; else the one for the whole sheet. Raises RowProblem."""
        if told:
            found = next((place for place, name in self._spoken_compounds.items() if name == plain(told)), None)
            if found is None:
                raise refuse("compound_unknown", "compound")
            return found
        spoken = plain(text)
        in_front = [place for place, name in self._spoken_compounds.items() if spoken.startswith(name)]
        if len(in_front) == 1:
            return in_front[0]
        only = next(iter(self.compounds)) if len(self.compounds) == 1 else None
        place = self.default or only
        if place is None:
            raise refuse("compound_missing", "compound")
        return place
