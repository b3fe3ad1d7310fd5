"""A station at work with as many people as one likes: three behind each door, each with a pass. Everybody is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from stdnum import damm

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.models import Pass
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Household, Person
from gatepost.places.models import Building, Compound, Door, Station

_DOORS_IN_BUILDING = 240
_PEOPLE_BEHIND_DOOR = 3
_BATCH = 5000


def make_people(station: Station, compound: Compound, people: int, *, at: datetime) -> list[Pass]:
    """Straight into the tables, in batches."""
    households = _households(station, compound, -(-people // _PEOPLE_BEHIND_DOOR))
    persons = [
        Person(
            station=station,
            household=households[number // _PEOPLE_BEHIND_DOOR],
            name=f"住户{number}",
            paper_kind=PaperKind.NONE,
            created_at=at,
        )
        for number in range(people)
    ]
    Person.objects.bulk_create(persons, batch_size=_BATCH)
    passes = [_pass_of(person, compound, number, at) for number, person in enumerate(persons)]
    return Pass.objects.bulk_create(passes, batch_size=_BATCH)


def _pass_of(person: Person, compound: Compound, number: int, at: datetime) -> Pass:
    digits = f"{number:08d}"
    return Pass(
        station_id=person.station_id,
        serial=digits + str(damm.calc_check_digit(digits)),
        kind=PasserKind.RESIDENT,
        person=person,
        compound=compound,
        valid_from=at - timedelta(days=30),
        valid_until=at + timedelta(days=30),
        issued_at=at - timedelta(days=30),
    )


def _households(station: Station, compound: Compound, count: int) -> Sequence[Household]:
    doors = _doors(station, compound, count)
    rows = [Household(station=station, door=door, from_on=date(2012, 5, 1)) for door in doors]
    return Household.objects.bulk_create(rows, batch_size=_BATCH)


def _doors(station: Station, compound: Compound, count: int) -> list[Door]:
    buildings = Building.objects.bulk_create(
        Building(station=station, compound=compound, kind="residential", name=f"{number}号楼", number=str(number))
        for number in range(1, -(-count // _DOORS_IN_BUILDING) + 1)
    )
    doors = []
    for number in range(count):
        building, place = buildings[number // _DOORS_IN_BUILDING], number % _DOORS_IN_BUILDING
        unit, floor, room = str(place // 60 + 1), place % 60 // 3 + 1, f"{place % 60 // 3 + 1}{place % 3 + 1:02d}"
        spoken = f"{building.name}{unit}单元{room}"
        key = f"{unit}-{room}"
        doors.append(
            Door(station=station, building=building, unit=unit, floor=floor, room=room, key=key, spoken=spoken)
        )
    return Door.objects.bulk_create(doors, batch_size=_BATCH)
