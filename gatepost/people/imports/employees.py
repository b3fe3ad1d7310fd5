"""A register of those who work at enterprises of the register: each row read, judged, and, when it is carried out, written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from django.utils.translation import gettext_lazy as _

from gatepost.kernel import clock, vault
from gatepost.kernel.access import Permission
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Asked, ImportKind, ImportTask, RowResult, RowVerdict
from gatepost.kernel.sheets.steps import in_steps
from gatepost.kernel.vault import KeyInHand
from gatepost.people.access import may_edit_persons
from gatepost.people.imports.employee_judging import Work, WorkRegister, judge_employee
from gatepost.people.imports.employee_lines import EmployeeReader
from gatepost.people.imports.enterprise_fields import EMPLOYEE_FIELDS
from gatepost.people.imports.enterprise_judging import EnterpriseRegister
from gatepost.people.imports.judging import Register
from gatepost.people.imports.problems import sentence
from gatepost.people.imports.register import read_employments, read_enterprises, read_persons
from gatepost.people.imports.resident_lines import ResidentReader
from gatepost.people.imports.resident_writing import ResidentWriter
from gatepost.people.models import Employment
from gatepost.places.imports.doors_known import DoorsKnown

_STEP = 2000
_WORKS = (RowVerdict.NEW, RowVerdict.CHANGED)


def run_employees(task: ImportTask) -> Iterator[RowResult]:
    station_id, day = may_edit_persons(task.by), clock.local(task.at).date()
    key = KeyInHand(vault.held_station_key(station_id))
    no_doors = DoorsKnown(compounds={}, buildings={}, doors={}, spoken={})
    persons = ResidentReader(
        doors=no_doors,
        blind_paper=partial(key.blind, purpose="paper"),
        blind_phone=partial(key.blind, purpose="phone"),
        today=day,
        year=task.settings.year,
        since_1904=task.since_1904,
    )
    reader = EmployeeReader(persons, EnterpriseRegister(read_enterprises(station_id, day)))
    register = Register(read_persons(station_id))
    employed = WorkRegister(station_id, day, read_employments(station_id))
    writer = ResidentWriter(key=key, doors=no_doors, households={}, by=task.by, at=task.at, day=day)
    for rows in in_steps(task.lines, _STEP):
        step = [_judged(row, reader, register, employed, task) for row in rows]
        if task.carries_out:
            _write(step, writer)
        yield from map(_result, step)


def _judged(
    row: SheetLine, reader: EmployeeReader, register: Register, employed: WorkRegister, task: ImportTask
) -> Work:
    line = reader.read(row)
    if line.problems:
        return Work(line, RowVerdict.REFUSED, problems=tuple(line.problems))
    return judge_employee(line, register, employed, task.decisions.get(row.number))


def _write(step: Sequence[Work], persons: ResidentWriter) -> None:
    works = [(work.line.person, work.person) for work in step if work.person and work.verdict in _WORKS]
    persons.write([(line, person) for line, person in works if person.verdict in _WORKS])
    Employment.objects.bulk_create(work.begun for work in step if work.begun)
    changed = [work.changed for work in step if work.changed]
    Employment.objects.bulk_update(changed, ["title", "from_on", "until_on"])


def _result(work: Work) -> RowResult:
    subject_id = work.person.subject_id if work.person else None
    person = work.line.person
    return RowResult(person.number, work.verdict, person.title, work.problems, work.changes, subject_id)


EMPLOYEES = ImportKind(
    name="employees",
    label=_("Employees of enterprises"),
    permission=Permission.EDIT_PERSONS,
    fields=EMPLOYEE_FIELDS,
    run=run_employees,
    sentence=sentence,
    needs_one_of=(("name",), ("enterprise", "credit_code")),
    asks=(Asked.YEAR,),
    subject_page="people:person",
    help=_("Name, number of the paper, phone, and the enterprise of the register where they work."),
)
