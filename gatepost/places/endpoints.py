"""Compounds and their doors."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ninja import Router, Schema

from gatepost.kernel.access import Permission, require
from gatepost.places.models import Building, Compound, Door
from gatepost.sync.requests import Call

router = Router(tags=["places"])


class BuildingOut(Schema):
    id: UUID
    name: str
    number: str


class CompoundOut(Schema):
    id: UUID
    name: str
    is_closed: bool
    state_since: datetime
    address: str
    buildings: list[BuildingOut]


class CompoundsOut(Schema):
    compounds: list[CompoundOut]


class DoorOut(Schema):
    id: UUID
    unit: str
    floor: int | None
    room: str
    spoken: str


class DoorsOut(Schema):
    doors: list[DoorOut]


@router.get("/compounds", operation_id="list_compounds", summary="Compounds of the station", response=CompoundsOut)
def list_compounds(request: Call) -> CompoundsOut:
    station_id = require(request.actor, Permission.SEE_PLACES)
    rows = Compound.objects.filter(station_id=station_id).prefetch_related("buildings")
    return CompoundsOut(compounds=[_compound_out(row) for row in rows])


def _compound_out(row: Compound) -> CompoundOut:
    buildings = [BuildingOut(id=b.id, name=b.name, number=b.number) for b in row.buildings.all()]
    return CompoundOut(
        id=row.id,
        name=row.name,
        is_closed=row.is_closed,
        state_since=row.state_since,
        address=row.address,
        buildings=buildings,
    )


@router.get(
    "/buildings/{building_id}/doors", operation_id="list_doors", summary="Doors of a building", response=DoorsOut
)
def list_doors(request: Call, building_id: UUID) -> DoorsOut:
    station_id = require(request.actor, Permission.SEE_PLACES)
    building = Building.objects.get(station_id=station_id, pk=building_id)
    rows = Door.objects.filter(station_id=station_id, building=building)
    doors = [DoorOut(id=r.id, unit=r.unit, floor=r.floor, room=r.room, spoken=r.spoken) for r in rows]
    return DoorsOut(doors=doors)
