"""Persons and households. Everybody is invented."""

from __future__ import annotations

from datetime import date

from gatepost.kernel import vault
from gatepost.kernel.ids import new_id
from gatepost.kernel.search.index import put_entry, tail_term
from gatepost.kernel.search.terms import name_terms
from gatepost.people.enums import Sex
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Household, Person
from gatepost.places.models import Door, Station
from tests.factories.moments import at_noon


def make_household(door: Door, *, from_on: date = date(2012, 5, 1)) -> Household:
    found, _made = Household.objects.get_or_create(
        station_id=door.station_id, door=door, until_on=None, defaults={"from_on": from_on}
    )
    return found


def make_person(
    station: Station,
    name: str = "沈若溪",
    *,
    door: Door | None = None,
    phone: str = "",
    paper: str = "",
    sex: Sex | None = None,
    born_on: date | None = None,
) -> Person:
    """Lives behind `door`, when one is given; can be found by name and by the end of the phone number."""
    row = Person(id=new_id(), station=station, name=name, sex=sex, born_on=born_on, created_at=at_noon(days=-30))
    row.household = make_household(door) if door else None
    row.paper_kind = PaperKind.RESIDENT_CARD if paper else PaperKind.NONE
    key_id = vault.station_key(station.id)
    for field, text in (("phone", phone), ("paper", paper)):
        if text:
            context = f"people.person.{field}:{row.id}"
            setattr(row, f"{field}_sealed", vault.seal(text, key_id=key_id, context=context))
            setattr(row, f"{field}_blind", vault.blind(text, key_id=key_id, purpose=field))
    row.save(force_insert=True)
    terms = name_terms(name) | ({tail_term(key_id, phone[-4:])} if phone else set())
    put_entry(
        station_id=station.id,
        kind="person",
        subject_id=row.id,
        title=name,
        note=door.spoken if door else "",
        sort_key=name,
        terms=terms,
    )
    return row
