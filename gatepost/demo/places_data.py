"""Compounds with their entrances and posts, buildings with their doors."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from gatepost.demo.areas_data import StreetAreas
from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models, copy_pairs
from gatepost.demo.moments import CALL_OUT, REGISTER_OPENED
from gatepost.demo.organisations_data import StationOrganisations
from gatepost.demo.plans import BuildingShape, CompoundPlan, StationPlan
from gatepost.demo.sizes import DemoSize
from gatepost.places.door_addresses import door_in_chinese, read_door
from gatepost.places.enums import BuildingKind
from gatepost.places.models import Building, Compound, Door, Entrance, Post, Station


@dataclass(slots=True)
class CompoundPlaces:
    plan: CompoundPlan
    compound: Compound
    entrances: tuple[Entrance, Entrance]
    """The open one first."""
    post: Post
    buildings: list[Building] = field(default_factory=list)
    doors: list[Door] = field(default_factory=list)


@dataclass(slots=True)
class StationPlaces:
    plan: StationPlan
    station: Station
    areas: StreetAreas
    organisations: StationOrganisations
    compounds: list[CompoundPlaces]
    offices: list[Building]

    @property
    def station_id(self) -> UUID:
        return self.station.id


def draw_places(
    plan: StationPlan, areas: StreetAreas, organisations: StationOrganisations, size: DemoSize
) -> StationPlaces:
    chance = Chance(f"places of {plan.key}")
    station = Station(
        id=chance.id_at(REGISTER_OPENED),
        organisation_id=organisations.station.id,
        branch_id=organisations.branch.id,
        host_community_id=organisations.communities[plan.host].id,
    )
    places = StationPlaces(plan, station, areas, organisations, [], [])
    for one in plan.compounds:
        places.compounds.append(_draw_compound(places, one, size, chance))
    for name in plan.office_buildings[: size.office_buildings]:
        places.offices.append(_building(places, None, BuildingKind.OFFICE, name, "", chance))
    station.address_id = places.compounds[0].doors[0].id
    return places


def _draw_compound(places: StationPlaces, plan: CompoundPlan, size: DemoSize, chance: Chance) -> CompoundPlaces:
    compound = Compound(
        id=chance.id_at(REGISTER_OPENED),
        station_id=places.station_id,
        community_id=places.organisations.communities[plan.community].id,
        area_id=places.areas.communities[plan.community].id,
        name=plan.name,
        is_closed=True,
        state_since=max(plan.founded_at, CALL_OUT),
        address=plan.address,
    )
    entrances = (
        _entrance(places, compound, plan.open_entrance, chance, is_open=True),
        _entrance(places, compound, plan.closed_entrance, chance, is_open=False),
    )
    drawn = CompoundPlaces(plan, compound, entrances, _post(places, plan, entrances[0], chance))
    for number, shape in enumerate(plan.buildings[: size.buildings], start=1):
        building = _building(places, compound, BuildingKind.RESIDENTIAL, f"{number}号楼", str(number), chance)
        drawn.buildings.append(building)
        drawn.doors += _doors(building, shape, chance)
    return drawn


def _entrance(places: StationPlaces, compound: Compound, name: str, chance: Chance, *, is_open: bool) -> Entrance:
    return Entrance(
        id=chance.id_at(REGISTER_OPENED),
        station_id=places.station_id,
        compound_id=compound.id,
        name=name,
        is_open=is_open,
    )


def _post(places: StationPlaces, plan: CompoundPlan, entrance: Entrance, chance: Chance) -> Post:
    return Post(
        id=chance.id_at(plan.founded_at),
        station_id=places.station_id,
        entrance_id=entrance.id,
        name=f"{plan.name}{plan.open_entrance}岗",
        sign_text=places.plan.sign_text,
        founded_at=plan.founded_at,
    )


def _building(
    places: StationPlaces, compound: Compound | None, kind: BuildingKind, name: str, number: str, chance: Chance
) -> Building:
    return Building(
        id=chance.id_at(REGISTER_OPENED),
        station_id=places.station_id,
        compound_id=compound.id if compound else None,
        kind=kind,
        name=name,
        number=number,
    )


def _doors(building: Building, shape: BuildingShape, chance: Chance) -> list[Door]:
    units = [f"{unit}单元" for unit in range(1, shape.units + 1)] or [""]
    rooms = [f"{floor}{room:02d}" for floor in range(1, shape.floors + 1) for room in range(1, shape.per_floor + 1)]
    return [_door(building, f"{building.number}号楼{unit}{room}室", chance) for unit in units for room in rooms]


def _door(building: Building, address: str, chance: Chance) -> Door:
    read = read_door(address)
    return Door(
        id=chance.id_at(REGISTER_OPENED),
        station_id=building.station_id,
        building_id=building.id,
        unit=read.unit,
        floor=read.floor,
        room=read.room,
        key=read.key_in_building,
        spoken=door_in_chinese(read),
    )


def copy_places(places: StationPlaces) -> int:
    """Keys between the tables are checked when the load commits, so their order is free."""
    compounds = places.compounds
    copy_models([places.station])
    copy_pairs("places_station_areas", ("station_id", "area_id"), [(places.station_id, places.areas.street.id)])
    copy_models([one.compound for one in compounds])
    copy_models([entrance for one in compounds for entrance in one.entrances])
    copy_models([one.post for one in compounds])
    copy_models([building for one in compounds for building in one.buildings] + places.offices)
    return copy_models([door for one in compounds for door in one.doors])
