"""The register of residents: households behind doors, some of which moved out or in during the spring."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models
from gatepost.demo.households import Member, age_on, draw_household
from gatepost.demo.moments import REGISTER_OPENED, TODAY, at_second
from gatepost.demo.names import OTHER_NAMES
from gatepost.demo.numbers import NumberBook
from gatepost.demo.places_data import CompoundPlaces, StationPlaces
from gatepost.demo.sealing import Seals
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Household, Person
from gatepost.places.models import Door

_EMPTY_DOORS = 0.04
_MOVES = 0.012
"""Of all households, how many moved out between March and May; two thirds of their doors have new people."""
_OWN_PHONE_FROM = 11
_WRITTEN_OTHERWISE = dict(zip((2, 9, 40, 77, 150, 301), OTHER_NAMES, strict=True))
"""By the order of the household whose first member has the name."""


@dataclass(slots=True)
class Resident:
    person: Person
    place: CompoundPlaces
    door: Door
    tail: str
    """The last four digits of the phone, "" without one."""
    came_on: date | None = None
    """When later than the register."""


@dataclass(slots=True)
class Residents:
    households: list[Household] = field(default_factory=list)
    people: list[Resident] = field(default_factory=list)


class PersonMaker:
    """Persons with sealed numbers."""

    def __init__(self, places: StationPlaces, numbers: NumberBook, seals: Seals, chance: Chance) -> None:
        self._places, self._numbers, self._seals, self._chance = places, numbers, seals, chance

    def make(self, member: Member, at: datetime, household: Household | None = None) -> tuple[Person, str]:
        """The person and the tail of the phone."""
        person = Person(
            id=self._chance.id_at(at),
            station_id=self._places.station_id,
            household_id=household.id if household else None,
            name=member.name,
            sex=member.sex,
            born_on=member.born_on,
            created_at=at,
        )
        self._give_paper(person, member)
        return person, self._give_phone(person, member)

    def _give_paper(self, person: Person, member: Member) -> None:
        kind, number = PaperKind.RESIDENT_CARD, ""
        if member.name.isascii():
            kind, number = PaperKind.PASSPORT, self._numbers.passport()
        elif age_on(member.born_on, TODAY) < 2:
            kind, number = PaperKind.BIRTH_CERTIFICATE, self._numbers.birth_certificate()
        elif self._chance.happens(0.004):
            kind = PaperKind.NONE
        else:
            number = self._numbers.identity_number(member.born_on, member.sex)
        person.paper_kind = kind
        if number:
            self._seals.seal_paper(person, number)

    def _give_phone(self, person: Person, member: Member) -> str:
        if age_on(member.born_on, TODAY) < _OWN_PHONE_FROM:
            return ""
        number = self._numbers.phone()
        self._seals.seal_phone(person, number)
        return number[-4:]


def draw_residents(places: StationPlaces, numbers: NumberBook, seals: Seals) -> Residents:
    chance = Chance(f"residents of {places.plan.key}")
    maker = PersonMaker(places, numbers, seals, chance)
    found = Residents()
    for place in places.compounds:
        for door in place.doors[1:]:
            if not chance.happens(_EMPTY_DOORS):
                _fill_door(found, place, door, maker, chance)
    return found


def _fill_door(found: Residents, place: CompoundPlaces, door: Door, maker: PersonMaker, chance: Chance) -> None:
    moved_in = date(chance.randint(1998, 2019), chance.randint(1, 12), chance.randint(1, 28))
    household = _add_household(found, place, door, moved_in, maker, chance)
    if not chance.happens(_MOVES):
        return
    left_on = date(2020, 3, 1) + timedelta(days=chance.randint(0, 75))
    household.until_on = left_on
    for resident in found.people:
        if resident.person.household_id == household.id:
            resident.person.left_on = left_on
    if chance.happens(0.66):
        _add_household(found, place, door, left_on + timedelta(days=chance.randint(3, 20)), maker, chance)


def _add_household(
    found: Residents, place: CompoundPlaces, door: Door, from_on: date, maker: PersonMaker, chance: Chance
) -> Household:
    came_on = from_on if from_on > REGISTER_OPENED.date() else None
    at = at_second(came_on, 36_000) if came_on else REGISTER_OPENED
    household = Household(
        id=chance.id_at(at), station_id=place.compound.station_id, door_id=door.id, from_on=from_on, until_on=None
    )
    members = draw_household(chance)
    if other := _WRITTEN_OTHERWISE.get(len(found.households)):
        members[0] = replace(members[0], name=other[0], sex=other[1])
    found.households.append(household)
    this_year = came_on if came_on and came_on.year == TODAY.year else None
    for member in members:
        person, tail = maker.make(member, at, household)
        found.people.append(Resident(person, place, door, tail, this_year))
    return household


def copy_residents(residents: Residents) -> int:
    copy_models(residents.households)
    return copy_models([resident.person for resident in residents.people])
