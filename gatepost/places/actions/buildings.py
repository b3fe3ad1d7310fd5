"""Buildings, with their doors from a pattern or one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.places import findable
from gatepost.places.access import may_edit_places
from gatepost.places.door_addresses import DoorAddress, DoorError, read_door
from gatepost.places.enums import BuildingKind
from gatepost.places.models import Building, Compound, Door
from gatepost.places.refusals import PlaceRefused, refusing
from gatepost.places.rules import MOST_DOORS, DoorPattern, doors_of

_ANY_NUMBER = "1"
"""Stands for the building while a room of an office without a number is read."""


@transaction.atomic
def register_building(
    *, compound_id: UUID | None, kind: BuildingKind, name: str, number: str, by: Actor, at: datetime
) -> Building:
    """Raises PlaceRefused: name_taken."""
    station_id = may_edit_places(by)
    compound = Compound.objects.get(station_id=station_id, pk=compound_id) if compound_id else None
    with refusing("places_building_named_once", "name_taken", "name"):
        row = Building.objects.create(station_id=station_id, compound=compound, kind=kind, name=name, number=number)
    audit.record(by=by, at=at, action="places.register_building", subject_kind="building", subject_id=row.id, name=name)
    return row


@transaction.atomic
def add_doors(*, building_id: UUID, pattern: DoorPattern, by: Actor, at: datetime) -> int:
    """How many are new; doors that are there stay as they are. Raises PlaceRefused: no_doors, too_many_doors."""
    building = _locked(building_id, by)
    if not 0 < pattern.count <= MOST_DOORS:
        raise PlaceRefused("too_many_doors" if pattern.count else "no_doors")
    known = set(Door.objects.filter(building=building).values_list("key", flat=True))
    addresses = [door for door in doors_of(pattern, building.number) if door.key_in_building not in known]
    rows = Door.objects.bulk_create(_door(building, address) for address in addresses)
    findable.add_doors(rows, building)
    audit.record(
        by=by, at=at, action="places.add_doors", subject_kind="building", subject_id=building.id, doors=len(rows)
    )
    return len(rows)


@transaction.atomic
def add_door(*, building_id: UUID, text: str, by: Actor, at: datetime) -> Door:
    """One door as it is spoken. Raises DoorError, or PlaceRefused: other_building, door_taken."""
    building = _locked(building_id, by)
    address = read_in_building(text, building)
    with refusing("places_door_once", "door_taken", "address"):
        row = _door(building, address)
        row.save(force_insert=True)
    findable.add_doors([row], building)
    audit.record(
        by=by, at=at, action="places.add_door", subject_kind="door", subject_id=row.id, building=str(building.id)
    )
    return row


@transaction.atomic
def add_listed_doors(*, building_id: UUID, doors: Mapping[UUID, DoorAddress], by: Actor, at: datetime) -> int:
    """Doors that a register names, under the ids that the caller knows them by. Raises PlaceRefused: door_taken."""
    building = _locked(building_id, by)
    rows = [_door(building, address) for address in doors.values()]
    for row, identifier in zip(rows, doors, strict=True):
        row.id, row.spoken = identifier, doors[identifier].short
    with refusing("places_door_once", "door_taken", "address"):
        Door.objects.bulk_create(rows)
    findable.add_doors(rows, building)
    audit.record(
        by=by, at=at, action="places.add_listed_doors", subject_kind="building", subject_id=building.id, doors=len(rows)
    )
    return len(rows)


def read_in_building(text: str, building: Building) -> DoorAddress:
    """What the text names in this building, which it need not say again. Raises DoorError, PlaceRefused."""
    compound = building.compound.name if building.compound else ""
    number = building.number or _ANY_NUMBER
    read = read_door(text, compound=compound, building=number)
    if read.building != number:
        raise PlaceRefused("other_building", "address")
    door = DoorAddress(building.number, read.unit, read.room, "")
    return DoorAddress(building.number, read.unit, read.room, door.short)


def _locked(building_id: UUID, by: Actor) -> Building:
    """Two clerks who add the same doors wait for each other."""
    rows = Building.objects.select_for_update(of=("self",)).select_related("compound")
    return rows.get(station_id=may_edit_places(by), pk=building_id)


def _door(building: Building, address: DoorAddress) -> Door:
    return Door(
        station_id=building.station_id,
        building=building,
        unit=address.unit,
        floor=address.floor,
        room=address.room,
        key=address.key_in_building,
        spoken=address.spoken,
    )


__all__ = ["DoorError", "add_door", "add_doors", "add_listed_doors", "read_in_building", "register_building"]
