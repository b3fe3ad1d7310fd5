"""Residents of an import, written by the thousand: doors, households, persons, and what the search box finds of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Greatest

from gatepost.kernel.access import Actor
from gatepost.kernel.copying import copy_rows
from gatepost.kernel.ids import new_id
from gatepost.kernel.search.index import Entry, put_entries, tail_term
from gatepost.kernel.search.pinyin import sort_reading
from gatepost.kernel.search.terms import name_terms
from gatepost.kernel.wiring import announce
from gatepost.people.events import PersonMoved
from gatepost.people.findable import PERSON, last_four
from gatepost.people.imports.judging import Judgement
from gatepost.people.imports.resident_lines import ResidentLine
from gatepost.people.models import Household, Person
from gatepost.people.sealing import phone_of, seal_paper, seal_phone
from gatepost.places.actions import add_listed_doors
from gatepost.places.imports.doors_known import DoorsKnown

_META = Person._meta  # noqa: SLF001  public by its documentation
_TABLE = _META.db_table
_COLUMNS = tuple(str(field.column) for field in _META.concrete_fields)
_ATTRIBUTES = tuple(field.attname for field in _META.concrete_fields)
_UPDATED = tuple(column for column in _COLUMNS if column not in ("id", "station_id", "created_at"))
Work = Sequence[tuple[ResidentLine, Judgement]]


class ResidentWriter:
    def __init__(
        self, *, key_id: UUID, doors: DoorsKnown, households: dict[UUID, UUID], by: Actor, at: datetime, day: date
    ) -> None:
        assert by.station_id is not None  # noqa: S101  (an import is carried out for a station)
        self._station_id = by.station_id
        self._key_id, self._doors, self._households = key_id, doors, households
        self._by, self._at, self._day = by, at, day
        self._moved_from: set[UUID] = set()

    def write(self, work: Work) -> None:
        self._add_doors({line.door_id for line, _judgement in work if line.door_id})
        self._open_households([line for line, _judgement in work])
        changed = [judgement.subject_id for _line, judgement in work if judgement.changes and judgement.subject_id]
        rows = Person.objects.select_for_update(of=("self",)).select_related("household__door")
        known = {row.id: row for row in rows.filter(station_id=self._station_id, pk__in=changed)}
        persons = [self._filled(known, line, judgement) for line, judgement in work]
        copy_rows(_TABLE, _COLUMNS, ([getattr(row, name) for name in _ATTRIBUTES] for row in persons), updates=_UPDATED)
        entries = (self._entry(person, line) for person, (line, _judgement) in zip(persons, work, strict=True))
        put_entries(self._station_id, PERSON, entries, there=changed)
        for line, judgement in work:
            if "door" in judgement.changes and judgement.subject_id:
                announce(PersonMoved(self._station_id, judgement.subject_id, line.compound_id, self._by, self._at))

    def finish(self) -> None:
        """The last one who moved out of a household closes its door."""
        left = Household.objects.filter(station_id=self._station_id, pk__in=self._moved_from, until_on=None)
        somebody = Person.objects.filter(household=OuterRef("pk"), left_on=None)
        left.filter(~Exists(somebody)).update(until_on=Greatest(F("from_on"), self._day))

    def _filled(self, known: dict[UUID, Person], line: ResidentLine, judgement: Judgement) -> Person:
        person = known.get(judgement.subject_id) if judgement.subject_id else None
        if person is None:
            person = Person(id=judgement.subject_id, station_id=self._station_id, created_at=self._at)
            person.paper_kind = line.paper_kind
        person.name = line.name
        if line.paper and person.paper_blind != line.paper_key:
            person.paper_kind = line.paper_kind
            seal_paper(person, line.paper, self._key_id, key=line.paper_key)
        if line.phone and person.phone_blind != line.phone_key:
            seal_phone(person, line.phone, self._key_id, key=line.phone_key)
        person.sex, person.born_on = line.sex or person.sex, line.born_on or person.born_on
        if line.door_id:
            self._moves_in(person, self._households[line.door_id])
        return person

    def _moves_in(self, person: Person, household_id: UUID) -> None:
        if person.household_id and person.household_id != household_id:
            self._moved_from.add(person.household_id)
        person.household_id, person.left_on = household_id, None

    def _add_doors(self, wanted: set[UUID]) -> None:
        for building_id, doors in self._doors.take_added(wanted).items():
            add_listed_doors(building_id=building_id, doors=doors, by=self._by, at=self._at)

    def _open_households(self, lines: Sequence[ResidentLine]) -> None:
        opened: list[tuple[object, ...]] = []
        for line in lines:
            if line.door_id and line.door_id not in self._households:
                household_id = self._households[line.door_id] = new_id()
                opened.append((household_id, self._station_id, line.door_id, line.from_on or self._day))
        if opened:
            copy_rows(Household._meta.db_table, ("id", "station_id", "door_id", "from_on"), opened)  # noqa: SLF001

    def _entry(self, person: Person, line: ResidentLine) -> Entry:
        phone = line.phone or phone_of(person)
        tail = {_tail(self._key_id, last_four(phone))} if phone else set()
        return Entry(
            person.id, person.name, self._door_of(person, line), _sort_key(person.name), _terms(person.name) | tail
        )

    def _door_of(self, person: Person, line: ResidentLine) -> str:
        """In words; also of who stays where the register knows them to be."""
        if line.door_id:
            return self._doors.spoken.get(line.door_id, "")
        return person.household.door.spoken if person.household else ""


@lru_cache(maxsize=10_000)
def _tail(key_id: UUID, last: str) -> str:
    return tail_term(key_id, last)


@lru_cache(maxsize=2_000)
def _terms(name: str) -> frozenset[str]:
    """The usual names; those of a name take six thousand bytes."""
    return name_terms(name)


@lru_cache(maxsize=20_000)
def _sort_key(name: str) -> str:
    return sort_reading(name)[:120]
