"""What a row adds to the buildings and doors that are there. Nothing is ever changed or taken away by a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from gatepost.kernel.ids import new_id
from gatepost.kernel.plain_text import plain
from gatepost.kernel.sheets.importing import Problem, RowVerdict
from gatepost.places.door_addresses import DoorAddress
from gatepost.places.enums import BuildingKind
from gatepost.places.imports.buildings_known import KnownBuilding
from gatepost.places.imports.place_lines import PlaceLine
from gatepost.places.rules import doors_of


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """What becomes of one row."""

    line: PlaceLine
    verdict: RowVerdict
    building: KnownBuilding | None = None
    is_new_building: bool = False
    doors: Mapping[UUID, DoorAddress] = field(default_factory=dict)
    """To be added, under the identifiers that they get."""
    problem: Problem | None = None


@dataclass(slots=True)
class PlacesKnown:
    """Buildings by compound and number or name, doors by building and key. It learns from the rows that were judged."""

    buildings: dict[tuple[UUID | None, str], KnownBuilding] = field(default_factory=dict)
    kinds: dict[UUID, BuildingKind] = field(default_factory=dict)
    doors: set[tuple[UUID, str]] = field(default_factory=set)

    def put(self, building: KnownBuilding, kind: BuildingKind) -> None:
        self.kinds[building.id] = kind
        for word in filter(None, (building.number, f"={plain(building.name)}")):
            self.buildings[building.compound_id, word] = building

    def of(self, line: PlaceLine) -> KnownBuilding | None:
        """By its number; one without a number, by its name."""
        by_number = self.buildings.get((line.compound_id, line.building)) if line.building else None
        by_name = self.buildings.get((line.compound_id, f"={plain(line.name)}"))
        return by_number or (by_name if by_name and not (line.building and by_name.number) else None)

    def take_missing(self, building: KnownBuilding, line: PlaceLine) -> dict[UUID, DoorAddress]:
        """Each is given once: it is there from now on."""
        wanted = doors_of(line.pattern, building.number) if line.pattern else (line.door,) if line.door else ()
        missing = [door for door in wanted if (building.id, door.key_in_building) not in self.doors]
        self.doors |= {(building.id, door.key_in_building) for door in missing}
        return {new_id(): door for door in missing}


def judge_place(line: PlaceLine, known: PlacesKnown) -> PlaceRow:
    building = known.of(line)
    if problem := _against(line, building, known):
        return PlaceRow(line, RowVerdict.REFUSED, building, problem=problem)
    is_new = building is None
    if building is None:
        building = KnownBuilding(new_id(), line.compound_id, line.building, line.name)
        known.put(building, line.kind or BuildingKind.RESIDENTIAL)
    doors = known.take_missing(building, line)
    if is_new or (doors and line.door):
        verdict = RowVerdict.NEW
    else:
        verdict = RowVerdict.CHANGED if doors else RowVerdict.SAME
    note = Problem("makes_doors", of=str(len(doors))) if doors and line.pattern else None
    return PlaceRow(line, verdict, building, is_new, doors, note)


def _against(line: PlaceLine, building: KnownBuilding | None, known: PlacesKnown) -> Problem | None:
    """A number under another name, or another kind, may be another building: nobody guesses."""
    if building is None:
        taken = known.buildings.get((line.compound_id, f"={plain(line.name)}"))
        return Problem("building_name_taken", "name", taken.number) if taken else None
    if line.is_named and plain(line.name) != plain(building.name):
        return Problem("building_named_otherwise", "name", building.name)
    if line.kind and line.kind is not known.kinds[building.id]:
        return Problem("building_of_other_kind", "kind")
    return None
