"""From a question to people with their passes, and doors. Every row is of the asking station, whoever else the actor may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass
from gatepost.kernel import vault
from gatepost.kernel.search.index import Found, find, tail_term
from gatepost.kernel.search.questions import query_terms
from gatepost.people.models import Person

MOST = 20


@dataclass(frozen=True, slots=True)
class FoundPerson:
    id: UUID
    name: str
    door: str
    passes: tuple[Pass, ...]


def find_doors(station_id: UUID, asked: str) -> list[Found]:
    query = query_terms(asked)
    return _of_station(station_id, find(query.door_terms or query.text_terms, kinds=["door"], most=MOST))


def find_people(station_id: UUID, asked: str, doors: Sequence[Found], at: datetime) -> list[FoundPerson]:
    """By name, by name and the end of the phone, or by the door they live behind."""
    query = query_terms(asked)
    terms = set(query.name_terms)
    if query.phone_tail:
        terms.add(tail_term(vault.station_key(station_id), query.phone_tail))
    by_name = _of_station(station_id, find(terms, kinds=["person"], most=MOST))
    rows = Person.objects.filter(station_id=station_id, left_on=None).select_related("household__door")
    named = rows.filter(pk__in=[found.subject_id for found in by_name])
    behind = rows.filter(household__door_id__in=[door.subject_id for door in doors], household__until_on=None)
    found = [*named.order_by("name", "id"), *behind.order_by("household__door__key", "name", "id")[:MOST]]
    return _with_passes(station_id, list(dict.fromkeys(found))[:MOST], at)


def _of_station(station_id: UUID, found: Sequence[Found]) -> list[Found]:
    """The index answers for all stations of the transaction; an actor of several asks for one."""
    return [one for one in found if one.station_id == station_id]


def _with_passes(station_id: UUID, people: Sequence[Person], at: datetime) -> list[FoundPerson]:
    rows = Pass.objects.filter(
        station_id=station_id, person__in=people, state=PassState.ACTIVE, valid_until__gt=at
    ).order_by("valid_until")
    held: dict[UUID, list[Pass]] = {}
    for row in rows:
        if row.person_id:
            held.setdefault(row.person_id, []).append(row)
    return [FoundPerson(one.id, one.name, _door(one), tuple(held.get(one.id, ()))) for one in people]


def _door(person: Person) -> str:
    return person.household.door.spoken if person.household else ""
