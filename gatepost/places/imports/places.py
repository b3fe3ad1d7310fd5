"""A register of buildings and doors: each row read, judged, and, when it is carried out, added by the actions of places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.access import Permission
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Asked, ImportKind, ImportTask, RowResult, RowVerdict
from gatepost.kernel.sheets.row_problems import speaker
from gatepost.kernel.sheets.steps import in_steps
from gatepost.places.access import may_edit_places
from gatepost.places.actions.buildings import add_listed_doors, register_building
from gatepost.places.door_addresses import FAULT_SENTENCES as DOOR_SENTENCES
from gatepost.places.door_addresses import DoorAddress
from gatepost.places.enums import BuildingKind
from gatepost.places.forms.sentences import REFUSALS
from gatepost.places.imports.buildings_known import KnownBuilding
from gatepost.places.imports.place_fields import PLACE_FIELDS
from gatepost.places.imports.place_judging import PlaceRow, PlacesKnown, judge_place
from gatepost.places.imports.place_lines import PlaceReader
from gatepost.places.imports.register import read_buildings, read_places
from gatepost.places.imports.sentences import PLACE_SENTENCES, ROW_SENTENCES

_STEP = 2000


def run_places(task: ImportTask) -> Iterator[RowResult]:
    station_id = may_edit_places(task.by)
    reader = PlaceReader(read_buildings(station_id, default=None), chosen=task.settings.compound_id)
    known, writer = read_places(station_id), _Writer(task)
    for lines in in_steps(task.lines, _STEP):
        step = [_judged(reader, known, line) for line in lines]
        if task.carries_out:
            writer.write([row for row in step if row.verdict in (RowVerdict.NEW, RowVerdict.CHANGED)])
        yield from (writer.result_of(row) for row in step)


def _judged(reader: PlaceReader, known: PlacesKnown, row: SheetLine) -> PlaceRow:
    line = reader.read(row)
    return PlaceRow(line, RowVerdict.REFUSED) if line.problems else judge_place(line, known)


class _Writer:
    def __init__(self, task: ImportTask) -> None:
        self._by, self._at = task.by, task.at
        self._made: dict[UUID, UUID] = {}
        """Buildings that were added, by the identifier under which the rows know them."""

    def write(self, step: Sequence[PlaceRow]) -> None:
        doors: dict[UUID, dict[UUID, DoorAddress]] = defaultdict(dict)
        for row in step:
            if row.building:
                self._register(row, row.building)
                doors[row.building.id] |= row.doors
        for known_as, added in doors.items():
            if added:
                add_listed_doors(building_id=self._id_of(known_as), doors=added, by=self._by, at=self._at)

    def result_of(self, row: PlaceRow) -> RowResult:
        line = row.line
        problems = tuple(line.problems) or ((row.problem,) if row.problem else ())
        subject_id = self._id_of(row.building.id) if row.building else None
        return RowResult(line.number, row.verdict, line.title, problems, (), subject_id)

    def _register(self, row: PlaceRow, building: KnownBuilding) -> None:
        if row.is_new_building:
            self._made[building.id] = register_building(
                compound_id=building.compound_id,
                kind=row.line.kind or BuildingKind.RESIDENTIAL,
                name=building.name,
                number=building.number,
                by=self._by,
                at=self._at,
            ).id

    def _id_of(self, known_as: UUID) -> UUID:
        return self._made.get(known_as, known_as)


PLACES = ImportKind(
    name="places",
    label=_("Buildings and doors"),
    permission=Permission.EDIT_PLACES,
    fields=PLACE_FIELDS,
    run=run_places,
    sentence=speaker(PLACE_SENTENCES | ROW_SENTENCES, door=DOOR_SENTENCES, place=REFUSALS),
    needs_one_of=(("building", "name", "door"),),
    asks=(Asked.COMPOUND,),
    subject_page="places:building",
    help=_("A row for each building with its numbers of units, floors and rooms; or a row for each door."),
)


def import_kinds() -> tuple[ImportKind, ...]:
    return (PLACES,)
