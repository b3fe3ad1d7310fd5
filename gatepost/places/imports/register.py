"""The places of a station, read once into plain values for an import."""

from __future__ import annotations

from uuid import UUID

from gatepost.places.enums import BuildingKind
from gatepost.places.imports.buildings_known import BuildingsKnown, KnownBuilding
from gatepost.places.imports.doors_known import DoorsKnown
from gatepost.places.imports.place_judging import PlacesKnown
from gatepost.places.models import Building, Compound, Door


def read_doors(station_id: UUID, *, default: UUID | None, may_add: bool) -> DoorsKnown:
    doors = list(Door.objects.filter(station_id=station_id).values_list("building_id", "key", "id", "spoken"))
    buildings = Building.objects.filter(station_id=station_id).exclude(compound=None)
    return DoorsKnown(
        compounds=dict(Compound.objects.filter(station_id=station_id).values_list("id", "name")),
        buildings={
            (compound, number): building
            for compound, number, building in buildings.values_list("compound_id", "number", "id")
            if compound and number
        },
        doors={(building, key): door for building, key, door, _spoken in doors},
        spoken={door: spoken for _building, _key, door, spoken in doors},
        default=default,
        may_add=may_add,
    )


def read_buildings(station_id: UUID, *, default: UUID | None) -> BuildingsKnown:
    rows = Building.objects.filter(station_id=station_id).values_list("id", "compound_id", "number", "name")
    compounds = dict(Compound.objects.filter(station_id=station_id).values_list("id", "name"))
    return BuildingsKnown(compounds, (KnownBuilding(*row) for row in rows), default=default)


def read_places(station_id: UUID) -> PlacesKnown:
    known = PlacesKnown()
    rows = Building.objects.filter(station_id=station_id).values_list("id", "compound_id", "number", "name", "kind")
    for building_id, compound_id, number, name, kind in rows:
        known.put(KnownBuilding(building_id, compound_id, number, name), BuildingKind(kind))
    known.doors |= set(Door.objects.filter(station_id=station_id).values_list("building_id", "key"))
    return known
