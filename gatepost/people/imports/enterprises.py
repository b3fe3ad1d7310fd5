"""A register of enterprises: each row read, judged, and, when it is carried out, written."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Asked, ImportKind, ImportTask, RowResult, RowVerdict
from gatepost.people.access import may_edit_persons
from gatepost.people.imports.enterprise_fields import ENTERPRISE_FIELDS
from gatepost.people.imports.enterprise_judging import EnterpriseRegister, judge_enterprise
from gatepost.people.imports.enterprise_lines import EnterpriseReader
from gatepost.people.imports.enterprise_writing import EnterpriseWriter
from gatepost.people.imports.problems import sentence
from gatepost.people.imports.register import read_enterprises
from gatepost.places.imports.register import read_buildings


def run_enterprises(task: ImportTask) -> Iterator[RowResult]:
    station_id, day = may_edit_persons(task.by), clock.local(task.at).date()
    register = EnterpriseRegister(read_enterprises(station_id, day))
    buildings = read_buildings(station_id, default=task.settings.compound_id)
    reader = EnterpriseReader(buildings, day, task.settings.year, task.since_1904)
    writer = EnterpriseWriter(register, by=task.by, at=task.at, day=day)
    for row in task.lines:
        yield _one(row, reader, register, writer, task)


def _one(
    row: SheetLine, reader: EnterpriseReader, register: EnterpriseRegister, writer: EnterpriseWriter, task: ImportTask
) -> RowResult:
    line, problems = reader.read(row)
    if problems:
        return RowResult(row.number, RowVerdict.REFUSED, line.title, problems)
    judgement = judge_enterprise(line, register, task.decisions.get(row.number))
    subject_id = writer.id_of(judgement.subject_id) if judgement.subject_id else None
    if task.carries_out and judgement.verdict in (RowVerdict.NEW, RowVerdict.CHANGED):
        subject_id = writer.write(line, judgement, is_new=judgement.verdict is RowVerdict.NEW)
    told = (judgement.problem,) if judgement.problem else ()
    return RowResult(row.number, judgement.verdict, line.title, told, judgement.changes, subject_id)


ENTERPRISES = ImportKind(
    name="enterprises",
    label=_("Enterprises"),
    permission=Permission.EDIT_PERSONS,
    fields=ENTERPRISE_FIELDS,
    run=run_enterprises,
    sentence=sentence,
    needs_one_of=(("name",),),
    asks=(Asked.COMPOUND, Asked.YEAR),
    subject_page="people:enterprise",
    help=_("Name, credit code, contact, phone, and where its rooms are."),
)
