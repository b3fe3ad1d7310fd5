"""What the search box finds: people, doors, enterprises, vehicles and posts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from gatepost.demo.chance import Chance
from gatepost.demo.enterprises_data import Workforce
from gatepost.demo.moments import REGISTER_OPENED
from gatepost.demo.passes_data import PassBook
from gatepost.demo.people_data import Residents
from gatepost.demo.places_data import StationPlaces
from gatepost.demo.staff import Staff
from gatepost.demo.workers_data import Worker
from gatepost.gate.plates import read_plate
from gatepost.kernel.models import SearchEntry
from gatepost.kernel.search.index import tail_term
from gatepost.kernel.search.pinyin import sort_reading
from gatepost.kernel.search.terms import door_terms, name_terms, text_terms
from gatepost.people.models import Person


@dataclass(slots=True)
class EntryMaker:
    station_id: UUID
    key_id: UUID
    chance: Chance

    def entry(
        self, kind: str, subject_id: UUID, title: str, note: str, sort_key: str, terms: Collection[str]
    ) -> SearchEntry:
        return SearchEntry(
            id=self.chance.id_at(REGISTER_OPENED),
            station_id=self.station_id,
            kind=kind,
            subject_id=subject_id,
            title=title,
            note=note,
            sort_key=sort_key,
            terms=sorted(terms),
        )

    def person(self, person: Person, note: str, tail: str) -> SearchEntry:
        terms = name_terms(person.name) | ({tail_term(self.key_id, tail)} if tail else set())
        return self.entry("person", person.id, person.name, note, sort_reading(person.name), terms)


def person_entries(
    maker: EntryMaker, residents: Residents, workforce: Workforce, workers: list[Worker], staff: Staff
) -> Iterator[SearchEntry]:
    """Who has moved out is no longer found."""
    for resident in residents.people:
        if resident.person.left_on is None:
            yield maker.person(resident.person, f"{resident.place.compound.name} {resident.door.spoken}", resident.tail)
    for employee in workforce.employees:
        yield maker.person(employee.person, employee.workplace.enterprise.name, employee.tail)
    for worker in workers:
        yield maker.person(worker.person, worker.place.compound.name, worker.tail)
    for person, tail in staff.people:
        yield maker.person(person, "", tail)


def place_entries(
    maker: EntryMaker, places: StationPlaces, workforce: Workforce, passes: PassBook
) -> Iterator[SearchEntry]:
    for place in places.compounds:
        numbers = {building.id: building.number for building in place.buildings}
        for door in place.doors:
            parts = (numbers[door.building_id], door.unit, door.room)
            short = "-".join(part for part in parts if part)
            terms = door_terms(*parts) | text_terms(door.spoken)
            yield maker.entry("door", door.id, short, place.compound.name, short, terms)
        post = place.post
        terms = text_terms(f"{post.name} {post.sign_text}")
        yield maker.entry("post", post.id, post.name, place.compound.name, sort_reading(post.name), terms)
    for one in workforce.workplaces:
        name = one.enterprise.name
        yield maker.entry("enterprise", one.enterprise.id, name, one.spoken, sort_reading(name)[:120], text_terms(name))
    for vehicle in passes.vehicles:
        spoken = read_plate(vehicle.plate).spoken
        yield maker.entry("vehicle", vehicle.id, spoken, "", vehicle.plate, text_terms(vehicle.plate))
