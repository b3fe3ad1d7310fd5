"""Suggestions of who may be the same person, and the facts that they rest on."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from gatepost.people.enums import Sex
from gatepost.people.identity_papers import PaperKind
from gatepost.people.merging.comparing import Facts
from gatepost.people.merging.names_read import read_name
from gatepost.people.merging.pairs import Pair
from gatepost.people.models import AlikePair, DifferentPersons, Household, Person

_COLUMNS = ("id", "name", "sex", "born_on", "paper_kind", "paper_blind", "phone_blind", "household__door_id")
_MOST_NEAR = 2000


def alike_pairs_of(station_id: UUID) -> QuerySet[AlikePair]:
    """Those that agree most first; never who was said to be different, not even while somebody is saying so."""
    same = Q(person=OuterRef("person"), other=OuterRef("other")) | Q(person=OuterRef("other"), other=OuterRef("person"))
    rows = AlikePair.objects.filter(~Exists(DifferentPersons.objects.filter(same)), station_id=station_id)
    home = "household__door__building__compound"
    return rows.select_related(f"person__{home}", f"other__{home}")


def alike_with(person: Person) -> QuerySet[AlikePair]:
    return alike_pairs_of(person.station_id).filter(Q(person=person) | Q(other=person))


def said_different(station_id: UUID) -> frozenset[Pair]:
    """The smaller identifier first."""
    rows = DifferentPersons.objects.filter(station_id=station_id).values_list("person_id", "other_id")
    return frozenset((one, other) if one < other else (other, one) for one, other in rows)


def facts_of_station(station_id: UUID) -> dict[UUID, Facts]:
    """Of everybody, also of who has moved out: they come back. No number is opened."""
    return _facts(Person.objects.filter(station_id=station_id))


def facts_near(person: Person) -> dict[UUID, Facts]:
    """Of those who share a thing with the person, who is among them."""
    shared = Q(pk=person.pk)
    if person.phone_blind:
        shared |= Q(phone_blind=person.phone_blind)
    if person.born_on:
        shared |= Q(born_on=person.born_on)
    if person.household_id:
        behind = Household.objects.filter(door__households=person.household_id).values_list("id", flat=True)
        shared |= Q(household_id__in=list(behind))
    rows = Person.objects.filter(shared, station_id=person.station_id).order_by("pk")
    return _facts(rows[:_MOST_NEAR]) | _facts(Person.objects.filter(pk=person.pk))


def _facts(rows: QuerySet[Person]) -> dict[UUID, Facts]:
    told = list(rows.values_list(*_COLUMNS))
    holders = Counter(bytes(row[6]) for row in told if row[6])
    return {row[0]: _fact(row, holders) for row in told}


def _fact(row: tuple[Any, ...], holders: Counter[bytes]) -> Facts:
    _id, name, sex, born_on, paper_kind, paper, phone, door_id = row
    blind = bytes(phone) if phone else None
    return Facts(
        name=read_name(name),
        sex=Sex(sex) if sex else None,
        born_on=born_on,
        paper_kind=PaperKind(paper_kind),
        paper=bytes(paper) if paper else None,
        phone=blind,
        phone_holders=holders[blind] if blind else 0,
        door=door_id,
    )
