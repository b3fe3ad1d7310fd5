"""Passes for people and vehicles of the register, from a sheet: each row read, judged, and, when it is carried out, issued."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from gatepost.gate.access import may_issue
from gatepost.gate.actions.passes import issue_pass
from gatepost.gate.imports.fields import PASS_FIELDS
from gatepost.gate.imports.pass_judging import LatestPasses, PassJudgement, judge_pass
from gatepost.gate.imports.pass_lines import GateRegister, PassLine, PassReader
from gatepost.gate.imports.sentences import sentence
from gatepost.gate.models import Pass, Vehicle
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.masking import mask_name
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Asked, ImportKind, ImportTask, RowResult, RowVerdict
from gatepost.kernel.sheets.row_problems import RowProblem
from gatepost.people.imports.persons_meant import PersonsMeant
from gatepost.people.models import Person
from gatepost.places.models import Compound


def run_passes(task: ImportTask) -> Iterator[RowResult]:
    station_id = may_issue(task.by)
    today = clock.local(task.at).date()
    reader = PassReader(PersonsMeant(task), _register(station_id), task.settings, today, task.since_1904)
    latest = LatestPasses(task.at)
    for known in Pass.objects.filter(station_id=station_id).order_by("issued_at", "id").iterator(chunk_size=2000):
        latest.put(known)
    for row in task.lines:
        yield _one(row, reader, latest, task)


def _one(row: SheetLine, reader: PassReader, latest: LatestPasses, task: ImportTask) -> RowResult:
    try:
        line = reader.read(row)
    except RowProblem as refused:
        return RowResult(row.number, RowVerdict.REFUSED, _title(row), (refused.problem,))
    judgement = judge_pass(line, latest)
    pass_id = judgement.pass_id
    if judgement.verdict is RowVerdict.NEW and task.carries_out:
        pass_id = _issued(line, task)
    return _result(line, judgement, pass_id)


def _issued(line: PassLine, task: ImportTask) -> UUID:
    return issue_pass(
        kind=line.kind,
        person_id=line.person_id,
        vehicle_id=line.vehicle_id,
        compound_id=line.compound_id,
        from_on=line.from_on,
        until_on=line.until_on,
        by=task.by,
        at=task.at,
    ).id


def _result(line: PassLine, judgement: PassJudgement, pass_id: UUID | None) -> RowResult:
    problems = (judgement.problem,) if judgement.problem else ()
    return RowResult(line.number, judgement.verdict, line.title, problems, (), pass_id)


def _register(station_id: UUID) -> GateRegister:
    vehicles = Vehicle.objects.filter(station_id=station_id).values_list("plate", "id", "keeper_id")
    living = Person.objects.filter(station_id=station_id, left_on=None, household__until_on=None)
    homes = living.exclude(household__door__building__compound=None)
    return GateRegister(
        vehicles={plate: (vehicle_id, keeper_id) for plate, vehicle_id, keeper_id in vehicles},
        homes=dict(homes.values_list("id", "household__door__building__compound_id")),
        compounds=dict(Compound.objects.filter(station_id=station_id).values_list("name", "id")),
    )


def _title(row: SheetLine) -> str:
    cell = row.values.get("name")
    return mask_name(cell)[:80] if isinstance(cell, str) else ""


PASSES = ImportKind(
    name="passes",
    label=_("Passes"),
    permission=Permission.ISSUE_PASSES,
    fields=PASS_FIELDS,
    run=run_passes,
    sentence=sentence,
    needs_one_of=(("name", "paper", "plate"),),
    asks=(Asked.COMPOUND, Asked.YEAR, Asked.UNTIL_ON),
    subject_page="gate:pass",
    help=_(
        "A pass for each row: a person of the register, or a vehicle by its plate. Kind and days may stand in the row."
    ),
)
