"""The doors of a building, and who is registered behind one.

Persons are asked for by the name of the relation: places stands below people and imports nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from gatepost.places.door_addresses import read_door
from gatepost.places.models import Building, Compound, Door

_LIVING = Q(households__until_on=None, households__members__left_on=None)


@dataclass(frozen=True, slots=True)
class Resident:
    id: UUID
    name: str


def find_door(compound: Compound, text: str) -> Door | None:
    """The door of the compound that is spoken of. Raises DoorError."""
    read = read_door(text, compound=compound.name)
    doors = Door.objects.filter(station_id=compound.station_id, building__compound=compound)
    return doors.filter(building__number=read.building, key=read.key_in_building).first()


def doors_with_residents(building: Building) -> list[tuple[Door, int]]:
    """Each door with the number of people registered there now."""
    doors = Door.objects.filter(station_id=building.station_id, building=building)
    counted: Any = doors.annotate(residents=Count("households__members", filter=_LIVING))
    return [(door, door.residents) for door in counted]


def residents_behind(door: Door) -> list[Resident]:
    """Who lives there now."""
    rows: Any = Door.objects.filter(_LIVING, pk=door.pk, station_id=door.station_id, households__members__isnull=False)
    pairs = rows.order_by("households__members__name").values_list(
        "households__members__id", "households__members__name"
    )
    return [Resident(identifier, name) for identifier, name in pairs]
