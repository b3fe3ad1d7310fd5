"""Residents of an import, written by the thousand: doors, households, persons, and what the search box finds of them.

Who is new is no more than a row of values; who is changed is read, filled and written anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Greatest

from gatepost.kernel.access import Actor
from gatepost.kernel.ids import new_id
from gatepost.kernel.search.index import put_entries, put_in_order
from gatepost.kernel.vault import KeyInHand
from gatepost.kernel.wiring import announce
from gatepost.kernel.writing import Writing, WritingAtOnce
from gatepost.people.events import PersonMoved
from gatepost.people.findable import PERSON
from gatepost.people.imports.judging import Judgement
from gatepost.people.imports.resident_entries import ResidentEntries
from gatepost.people.imports.resident_lines import ResidentLine
from gatepost.people.models import Household, Person
from gatepost.people.sealing import seal_paper, seal_phone, sealed_for
from gatepost.places.actions import add_listed_doors
from gatepost.places.imports.doors_known import DoorsKnown

_META = Person._meta  # noqa: SLF001  public by its documentation
_TABLE = _META.db_table
_COLUMNS = tuple(str(field.column) for field in _META.concrete_fields)
_ATTRIBUTES = tuple(field.attname for field in _META.concrete_fields)
_UPDATED = tuple(column for column in _COLUMNS if column not in ("id", "station_id", "created_at"))
_OF_NEW = (
    "id", "station_id", "household_id", "name", "sex", "born_on", "paper_kind", "paper_sealed", "paper_blind", "phone_sealed",
    "phone_blind", "created_at",
)  # fmt: skip
_OF_HOUSEHOLD = ("id", "station_id", "door_id", "from_on")
Row = tuple[object, ...]
Work = Sequence[tuple[ResidentLine, Judgement]]


class ResidentWriter:
    def __init__(
        self,
        *,
        key: KeyInHand,
        doors: DoorsKnown,
        households: dict[UUID, UUID],
        by: Actor,
        at: datetime,
        day: date,
        writing: Writing | None = None,
    ) -> None:
        assert by.station_id is not None  # noqa: S101  (an import is carried out for a station)
        self._station_id = by.station_id
        self._key, self._doors, self._households = key, doors, households
        self._entries = ResidentEntries(key, doors)
        self._by, self._at, self._day = by, at, day
        self._writing = writing or WritingAtOnce()
        self._moved_from: set[UUID] = set()

    def write(self, work: Work) -> None:
        self._add_doors({line.door_id for line, _judgement in work if line.door_id})
        self._open_households([line for line, _judgement in work])
        changed = [(line, judgement) for line, judgement in work if judgement.changes]
        self._write_new([(line, judgement) for line, judgement in work if not judgement.changes])
        if changed:
            self._write_changed(changed)

    def _write_new(self, work: Work) -> None:
        new = [(line, judgement.subject_id) for line, judgement in work if judgement.subject_id]
        self._writing.put(_TABLE, _OF_NEW, [self._row(line, person_id) for line, person_id in new])
        entries = [self._entries.of_new(line, person_id) for line, person_id in new]
        put_entries(self._station_id, PERSON, entries, there=(), writing=self._writing)

    def _write_changed(self, work: Work) -> None:
        self._writing.settle()
        ids = [judgement.subject_id for _line, judgement in work if judgement.subject_id]
        rows = Person.objects.select_for_update(of=("self",)).select_related("household__door")
        known = {row.id: row for row in rows.filter(station_id=self._station_id, pk__in=ids)}
        persons = [self._filled(known, line, judgement) for line, judgement in work]
        told = ([getattr(row, name) for name in _ATTRIBUTES] for row in persons)
        self._writing.put(_TABLE, _COLUMNS, told, updates=_UPDATED)
        changed = zip(work, persons, strict=True)
        entries = [self._entries.of_changed(line, person) for (line, _judgement), person in changed]
        put_entries(self._station_id, PERSON, entries, there=ids, writing=self._writing)
        self._writing.settle()
        for line, judgement in work:
            if "door" in judgement.changes and judgement.subject_id:
                announce(PersonMoved(self._station_id, judgement.subject_id, line.compound_id, self._by, self._at))

    def finish(self) -> None:
        """The last one who moved out of a household closes its door."""
        self._writing.settle()
        put_in_order()
        left = Household.objects.filter(station_id=self._station_id, pk__in=self._moved_from, until_on=None)
        somebody = Person.objects.filter(household=OuterRef("pk"), left_on=None)
        left.filter(~Exists(somebody)).update(until_on=Greatest(F("from_on"), self._day))

    def _row(self, line: ResidentLine, person_id: UUID) -> Row:
        return (
            person_id,
            self._station_id,
            self._households[line.door_id] if line.door_id else None,
            line.name,
            line.sex.value if line.sex else None,
            line.born_on,
            line.paper_kind.value,
            sealed_for(person_id, "paper", line.paper, self._key) if line.paper else None,
            line.paper_key,
            sealed_for(person_id, "phone", line.phone, self._key) if line.phone else None,
            line.phone_key,
            self._at,
        )

    def _filled(self, known: dict[UUID, Person], line: ResidentLine, judgement: Judgement) -> Person:
        person = known.get(judgement.subject_id) if judgement.subject_id else None
        if person is None:
            person = Person(id=judgement.subject_id, station_id=self._station_id, created_at=self._at)
            person.paper_kind = line.paper_kind
        person.name = line.name
        if line.paper and person.paper_blind != line.paper_key:
            person.paper_kind = line.paper_kind
            seal_paper(person, line.paper, self._key.id, key=line.paper_key)
        if line.phone and person.phone_blind != line.phone_key:
            seal_phone(person, line.phone, self._key.id, key=line.phone_key)
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
            self._writing.settle()
            add_listed_doors(building_id=building_id, doors=doors, by=self._by, at=self._at)

    def _open_households(self, lines: Sequence[ResidentLine]) -> None:
        opened: list[Row] = []
        for line in lines:
            if line.door_id and line.door_id not in self._households:
                household_id = self._households[line.door_id] = new_id()
                opened.append((household_id, self._station_id, line.door_id, line.from_on or self._day))
        self._writing.put(Household._meta.db_table, _OF_HOUSEHOLD, opened)  # noqa: SLF001  public by its documentation
