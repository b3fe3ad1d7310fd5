"""Those who work in the compounds without living there: guards, cleaners, home helpers, couriers."""

from __future__ import annotations

from dataclasses import dataclass

from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models
from gatepost.demo.households import draw_person
from gatepost.demo.moments import CALL_OUT
from gatepost.demo.numbers import NumberBook
from gatepost.demo.people_data import PersonMaker
from gatepost.demo.places_data import CompoundPlaces, StationPlaces
from gatepost.demo.sealing import Seals
from gatepost.emergencies.enums import PasserKind
from gatepost.people.enums import Sex
from gatepost.people.models import Person


@dataclass(slots=True)
class Worker:
    person: Person
    place: CompoundPlaces
    """Where they work; of a courier, the compound of the round."""
    kind: PasserKind
    tail: str


_PER_COMPOUND = (
    (PasserKind.GUARD, 6, (38, 60), Sex.MALE),
    (PasserKind.CLEANER, 4, (42, 60), Sex.FEMALE),
    (PasserKind.NANNY, 9, (36, 56), Sex.FEMALE),
)


def draw_workers(places: StationPlaces, numbers: NumberBook, seals: Seals) -> list[Worker]:
    chance = Chance(f"workers of {places.plan.key}")
    maker = PersonMaker(places, numbers, seals, chance)
    couriers = places.plan.couriers // len(places.compounds)
    found = []
    for place in places.compounds:
        for kind, count, ages, sex in (*_PER_COMPOUND, (PasserKind.COURIER, couriers, (20, 45), None)):
            for _ in range(count):
                person, tail = maker.make(draw_person(ages, sex, chance), CALL_OUT)
                found.append(Worker(person, place, kind, tail))
    return found


def copy_workers(workers: list[Worker]) -> int:
    return copy_models([worker.person for worker in workers])
