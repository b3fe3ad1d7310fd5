"""Stations, compounds with posts, buildings with doors."""

from __future__ import annotations

from itertools import count

from gatepost.kernel import vault
from gatepost.kernel.search.index import put_entry
from gatepost.kernel.search.terms import door_terms
from gatepost.places.door_addresses import read_door
from gatepost.places.enums import BuildingKind, Line, OrganisationKind
from gatepost.places.models import Building, Compound, Door, Entrance, Organisation, Post, Station
from tests.factories.moments import at_noon

_numbers = count(1)


def make_organisation(
    name: str,
    *,
    kind: OrganisationKind = OrganisationKind.STREET,
    line: Line = Line.UNION,
    parent: Organisation | None = None,
) -> Organisation:
    return Organisation.objects.create(name=name, kind=kind, line=line, parent=parent)


def make_station(name: str | None = None) -> Station:
    """With its street above it, its branch beside it, the community that hosts it, and its key."""
    name = name or f"槐安街道第{next(_numbers)}工会服务站"
    street = make_organisation(f"{name}上级总工会")
    committee = make_organisation(f"{name}所在街道", line=Line.GOVERNMENT)
    station = Station.objects.create(
        organisation=make_organisation(name, kind=OrganisationKind.STATION, parent=street),
        branch=make_organisation(f"{name}党支部", kind=OrganisationKind.BRANCH, line=Line.PARTY),
        host_community=make_organisation(
            f"{name}所在社区", kind=OrganisationKind.COMMUNITY, line=Line.GOVERNMENT, parent=committee
        ),
    )
    vault.make_key(station_id=station.id, emergency_id=None, at=at_noon(days=-90))
    return station


def make_compound(station: Station, name: str | None = None, *, is_closed: bool = True) -> Compound:
    return Compound.objects.create(
        station=station,
        community=station.host_community,
        name=name or f"槐安里{next(_numbers)}号院",
        is_closed=is_closed,
        state_since=at_noon(days=-4),
    )


def make_post(
    station: Station, *, compound: Compound | None = None, entrance: str = "东门", name: str | None = None
) -> Post:
    """A post at an open entrance; a new compound when none is given."""
    place = compound or make_compound(station)
    way_in = Entrance.objects.create(station=station, compound=place, name=entrance)
    return Post.objects.create(
        station=station,
        entrance=way_in,
        name=name or f"{place.name}{entrance}岗",
        sign_text="守好家门",
        founded_at=at_noon(days=-4),
    )


def make_building(
    station: Station, *, compound: Compound | None, number: str = "3", kind: BuildingKind = BuildingKind.RESIDENTIAL
) -> Building:
    found, _made = Building.objects.get_or_create(
        station=station, compound=compound, name=f"{number}号楼", defaults={"kind": kind, "number": number}
    )
    return found


def make_door(station: Station, *, compound: Compound | None, address: str = "3-2-501") -> Door:
    """The building is made when it is not there yet."""
    read = read_door(address)
    building = make_building(station, compound=compound, number=read.building)
    door, made = Door.objects.get_or_create(
        station=station,
        building=building,
        key=read.key_in_building,
        defaults={"unit": read.unit, "floor": read.floor, "room": read.room, "spoken": read.spoken},
    )
    if made:
        put_entry(
            station_id=station.id,
            kind="door",
            subject_id=door.id,
            title=read.short,
            note=compound.name if compound else "",
            sort_key=read.short,
            terms=door_terms(read.building, read.unit, read.room),
        )
    return door
