"""What the search box finds of people."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.search.index import drop_entry, put_entry, tail_term
from gatepost.kernel.search.pinyin import sort_reading
from gatepost.kernel.search.terms import name_terms, text_terms
from gatepost.people.models import Enterprise, Person
from gatepost.people.phones import PhoneError, read_phone
from gatepost.people.sealing import phone_of
from gatepost.places.models import Door

PERSON = "person"
ENTERPRISE = "enterprise"
_LONGEST = 120


def put_person(person: Person, *, door: Door | None, key_id: UUID) -> None:
    """By name in characters and pinyin, and by the end of the phone number."""
    phone = phone_of(person)
    tail = {tail_term(key_id, last_four(phone))} if phone else set()
    put_entry(
        station_id=person.station_id,
        kind=PERSON,
        subject_id=person.id,
        title=person.name,
        note=door.spoken if door else "",
        sort_key=sort_reading(person.name)[:_LONGEST],
        terms=name_terms(person.name) | tail,
    )


def drop_person(station_id: UUID, person_id: UUID) -> None:
    drop_entry(station_id=station_id, kind=PERSON, subject_id=person_id)


def last_four(number: str) -> str:
    """A number with its country's code is no short one: its end needs no reading."""
    if number.startswith("+"):
        return number[-4:]
    try:
        return read_phone(number).last_four
    except PhoneError:
        return number[-4:]


def put_enterprise(enterprise: Enterprise, *, place: str) -> None:
    put_entry(
        station_id=enterprise.station_id,
        kind=ENTERPRISE,
        subject_id=enterprise.id,
        title=enterprise.name,
        note=place,
        sort_key=sort_reading(enterprise.name)[:_LONGEST],
        terms=name_terms(enterprise.name) | text_terms(enterprise.name) | text_terms(enterprise.credit_code or ""),
    )


def drop_enterprise(enterprise: Enterprise) -> None:
    drop_entry(station_id=enterprise.station_id, kind=ENTERPRISE, subject_id=enterprise.id)
