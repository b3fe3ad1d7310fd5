"""Finding persons: never everybody, always by something asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from uuid import UUID

from gatepost.kernel import vault
from gatepost.kernel.search.index import find, tail_term
from gatepost.kernel.search.questions import Query, QuestionKind, query_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.identity_numbers import convert_fifteen, normal_identity_text
from gatepost.people.models import Person
from gatepost.people.phones import PhoneError, read_phone
from gatepost.people.sealing import blind_paper, blind_phone
from gatepost.places.door_addresses import DoorError, read_door

MOST = 500
"""More is a question too wide to be read."""


def find_persons(station_id: UUID, text: str, *, most: int = MOST) -> list[UUID]:
    """Identifiers in the order of names. By name, pinyin, door, tail of the phone, or a whole number.

    While the station's key is being changed some tails are found by the older one: asked first, as they only move on to the newer.
    """
    query = query_terms(text)
    if query.kind is QuestionKind.NUMBER:
        return _by_number(station_id, query.number)
    if query.kind is QuestionKind.DOOR:
        return _behind(station_id, find_here(station_id, door_question(query), ["door"], most=most), most)
    found = [find_here(station_id, terms, ["person"], most=most) for terms in person_terms(station_id, query)]
    return list(dict.fromkeys(chain.from_iterable(found)))[:most]


def find_here(station_id: UUID, terms: frozenset[str], kinds: Sequence[str], *, most: int) -> list[UUID]:
    """Of this station only, also for who works for several."""
    with seeing([station_id]):
        return [found.subject_id for found in find(terms, kinds=kinds, most=most)]


def person_terms(station_id: UUID, query: Query) -> list[frozenset[str]]:
    """Name and tail together narrow each other. One question for each key by which a tail may be found."""
    if not query.phone_tail:
        return [query.name_terms]
    keys = vault.station_keys(station_id)
    return [query.name_terms | {tail_term(key_id, query.phone_tail)} for key_id in keys]


def door_question(query: Query) -> frozenset[str]:
    """3号楼2单元501室 asks for the door that 3-2-501 asks for; 501室 for every 501."""
    if query.door_terms:
        return query.door_terms
    try:
        return frozenset({read_door(query.door).short.lower()})
    except DoorError:
        pass
    try:
        return frozenset({read_door(query.door, building="0").short.lower().removeprefix("0-")})
    except DoorError:
        return query.text_terms


def with_doors(station_id: UUID, person_ids: Sequence[UUID]) -> list[Person]:
    """The rows in the given order, each with its household's door."""
    rows = Person.objects.filter(station_id=station_id, pk__in=person_ids)
    known = {row.id: row for row in rows.select_related("household__door__building__compound")}
    return [known[identifier] for identifier in person_ids if identifier in known]


def _behind(station_id: UUID, door_ids: list[UUID], most: int) -> list[UUID]:
    rows = Person.objects.filter(station_id=station_id, household__door_id__in=door_ids, household__until_on=None)
    return list(rows.filter(left_on=None).order_by("name").values_list("id", flat=True)[:most])


def _by_number(station_id: UUID, number: str) -> list[UUID]:
    """A phone or the number of a paper, whole: its keyed index is compared, nothing is opened."""
    keys = vault.station_keys(station_id)
    rows = Person.objects.filter(station_id=station_id)
    meant = {normal_identity_text(number), convert_fifteen(number)}
    papers = [blind_paper(paper, key_id) for paper in meant if paper for key_id in keys]
    found = list(rows.filter(paper_blind__in=papers).values_list("id", flat=True))
    try:
        phones = [blind_phone(read_phone(number).number, key_id) for key_id in keys]
    except PhoneError:
        return found
    by_phone = rows.filter(phone_blind__in=phones).order_by("name").values_list("id", flat=True)
    return list(dict.fromkeys([*found, *by_phone]))


def persons_in_building(station_id: UUID, building_id: UUID) -> list[UUID]:
    """Who lives there now, by door."""
    rows = Person.objects.filter(station_id=station_id, household__door__building_id=building_id, left_on=None)
    living = rows.filter(household__until_on=None).order_by("household__door__key", "name")
    return list(living.values_list("id", flat=True))
