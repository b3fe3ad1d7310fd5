"""A register of residents: each row read, judged against the register, and, when it is carried out, written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext_lazy as _

from gatepost.kernel import clock, vault
from gatepost.kernel.access import Permission
from gatepost.kernel.search.index import expect_many
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Asked, ImportKind, ImportTask, RowResult, RowVerdict
from gatepost.kernel.sheets.steps import in_steps
from gatepost.kernel.vault import KeyInHand
from gatepost.people.access import may_edit_persons
from gatepost.people.imports.judging import Judgement, Register, judge
from gatepost.people.imports.problems import sentence
from gatepost.people.imports.register import read_households, read_persons
from gatepost.people.imports.resident_fields import RESIDENT_FIELDS
from gatepost.people.imports.resident_lines import ResidentLine, ResidentReader
from gatepost.people.imports.resident_writing import ResidentWriter
from gatepost.places.imports.register import read_doors

_STEP = 2000


def run_residents(task: ImportTask) -> Iterator[RowResult]:
    station_id = may_edit_persons(task.by)
    key, day = KeyInHand(vault.held_station_key(station_id)), clock.local(task.at).date()
    doors = read_doors(station_id, default=task.settings.compound_id, may_add=task.settings.adds_doors)
    register = Register(read_persons(station_id))
    reader = ResidentReader(
        doors=doors,
        blind_paper=partial(key.blind, purpose="paper"),
        blind_phone=partial(key.blind, purpose="phone"),
        today=day,
        year=task.settings.year,
        since_1904=task.since_1904,
    )
    households = read_households(station_id) if task.carries_out else {}
    writer = ResidentWriter(
        key=key, doors=doors, households=households, by=task.by, at=task.at, day=day, writing=task.writing
    )
    if task.carries_out:
        expect_many()
    for rows in in_steps(task.lines, _STEP):
        judged = [_judged(row, reader, register, task) for row in rows]
        if task.carries_out:
            writer.write([(line, judgement) for line, judgement, _result in judged if judgement and _works(judgement)])
        yield from (result for _line, _judgement, result in judged)
    if task.carries_out:
        writer.finish()


def _judged(
    row: SheetLine, reader: ResidentReader, register: Register, task: ImportTask
) -> tuple[ResidentLine, Judgement | None, RowResult]:
    line, problems = reader.read(row)
    if problems:
        return line, None, RowResult(row.number, RowVerdict.REFUSED, line.title, problems)
    judgement = judge(line, register, task.decisions.get(row.number))
    told = (judgement.problem,) if judgement.problem else ()
    result = RowResult(row.number, judgement.verdict, line.title, told, judgement.changes, judgement.subject_id)
    return line, judgement, result


def _works(judgement: Judgement) -> bool:
    return judgement.verdict in (RowVerdict.NEW, RowVerdict.CHANGED)


RESIDENTS = ImportKind(
    name="residents",
    label=_("Residents"),
    permission=Permission.EDIT_PERSONS,
    fields=RESIDENT_FIELDS,
    run=run_residents,
    sentence=sentence,
    needs_one_of=(("name",),),
    asks=(Asked.COMPOUND, Asked.YEAR, Asked.ADDS_DOORS),
    subject_page="people:person",
    help=_("Name, number of the paper, phone and door, in any order and by any usual names."),
    goes_on_while_written=True,
)
