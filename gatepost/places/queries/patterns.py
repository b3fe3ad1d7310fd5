"""What a pattern would add to a compound, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gatepost.places.door_addresses import DoorAddress
from gatepost.places.models import Building, Door
from gatepost.places.rules import BuildingsPattern, building_name, doors_of


@dataclass(frozen=True, slots=True)
class PlannedBuilding:
    """`building_id` is None of one that is to be added."""

    building_id: UUID | None
    name: str
    doors: tuple[DoorAddress, ...]
    """Those that are missing."""
    there: int

    @property
    def first(self) -> str:
        return self.doors[0].short if self.doors else ""

    @property
    def last(self) -> str:
        return self.doors[-1].short if self.doors else ""


@dataclass(frozen=True, slots=True)
class BuildingsPlan:
    rows: tuple[PlannedBuilding, ...]

    @property
    def new_buildings(self) -> int:
        return sum(row.building_id is None for row in self.rows)

    @property
    def new_doors(self) -> int:
        return sum(len(row.doors) for row in self.rows)

    @property
    def doors_there(self) -> int:
        return sum(row.there for row in self.rows)

    @property
    def first(self) -> str:
        return next((row.first for row in self.rows if row.doors), "")

    @property
    def last(self) -> str:
        return next((row.last for row in reversed(self.rows) if row.doors), "")


def plan_of(station_id: UUID, compound_id: UUID, pattern: BuildingsPattern) -> BuildingsPlan:
    """A building is known again by its number, a door by its key."""
    found = Building.objects.filter(station_id=station_id, compound_id=compound_id, number__in=pattern.numbers)
    known = {row.number: row for row in found}
    keys: dict[UUID, set[str]] = {row.id: set() for row in known.values()}
    for building_id, key in Door.objects.filter(building_id__in=keys).values_list("building_id", "key"):
        keys[building_id].add(key)
    return BuildingsPlan(tuple(_row(number, known.get(number), keys, pattern) for number in pattern.numbers))


def _row(number: str, known: Building | None, keys: dict[UUID, set[str]], pattern: BuildingsPattern) -> PlannedBuilding:
    wanted = doors_of(pattern.doors, number)
    if known is None:
        return PlannedBuilding(None, building_name(number), wanted, 0)
    missing = tuple(door for door in wanted if door.key_in_building not in keys[known.id])
    return PlannedBuilding(known.id, known.name, missing, len(wanted) - len(missing))
