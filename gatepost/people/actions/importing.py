"""The long part of an import: the dry run, and the writing of it, each in one transaction and called by a job."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from gatepost.kernel import audit
from gatepost.kernel.access import Actor, require
from gatepost.kernel.sheets import SheetFault, SheetRefused
from gatepost.kernel.sheets.importing import ImportKind, ImportTask, RowDecision, RowResult, RowVerdict, Settings
from gatepost.kernel.sheets.steps import in_steps
from gatepost.kernel.writing import Writing, WritingAtOnce, writing_beside
from gatepost.people.access import may_edit_persons
from gatepost.people.enums import ImportState
from gatepost.people.import_kinds import kind_named
from gatepost.people.import_turns import wait_for_turn
from gatepost.people.models import ImportRow, SheetImport
from gatepost.people.sheet_files import destroy_file, open_sheet

Note = Callable[[int, int], None]
"""Told how many rows of how many are done."""
Decisions = dict[int, tuple[RowDecision, UUID | None]]
_NOTED_EVERY = 1000
_COLUMNS = (
    "sheet_import_id", "station_id", "number", "verdict", "title", "problems", "changes", "subject_id", "decision"
)  # fmt: skip
_ROWS_KEPT_AT_ONCE = 2000
_NOTHING = "[]"


def _silent(_done: int, _total: int) -> None:
    """Nobody waits."""


@transaction.atomic
def plan_import(*, import_id: UUID, by: Actor, at: datetime, note: Note = _silent) -> SheetImport:
    """The dry run: every row with what would become of it, nothing written. Raises SheetRefused."""
    return _run(import_id, ImportState.READING, by, at, note)


@transaction.atomic
def carry_out_import(*, import_id: UUID, by: Actor, at: datetime, note: Note = _silent) -> SheetImport:
    """All of it or nothing. Judged anew: the register may have changed since the dry run. Raises SheetRefused."""
    return _run(import_id, ImportState.WRITING, by, at, note)


@transaction.atomic
def fail_import(*, station_id: UUID, import_id: UUID, fault: str, by: Actor, at: datetime) -> SheetImport:
    """What could not be read to its end, or was asked for by somebody who may no longer: that one cannot be asked for permission."""
    row = SheetImport.objects.get(station_id=station_id, pk=import_id)
    row.state, row.fault = ImportState.FAILED, fault
    row.save(update_fields=["state", "fault"])
    audit.record(
        by=by,
        at=at,
        action="people.fail_import",
        subject_kind="import",
        subject_id=row.id,
        station_id=station_id,
        fault=fault,
    )
    return row


def _run(import_id: UUID, state: ImportState, by: Actor, at: datetime, note: Note) -> SheetImport:
    """The row itself is not locked: its progress is noted by another connection. One import of a station is worked on at a time."""
    wait_for_turn(by.station_id)
    row = SheetImport.objects.get(station_id=may_edit_persons(by), pk=import_id)
    kind = kind_named(row.kind)
    require(by, kind.permission, row.station_id)
    if row.state != state:
        return row
    is_writing = state is ImportState.WRITING
    decisions = _decisions(row)
    with _writing_of(kind) as writing:
        results = _results(row, kind, decisions, by, at, note, writing, is_writing=is_writing)
        counts = _write_rows(row, results, decisions, writing)
    row = SheetImport.objects.get(pk=row.pk)
    row.counts, row.state, row.noted_at = counts, ImportState.CHECKED, timezone.now()
    if is_writing:
        row.state, row.ended_at = ImportState.DONE, at
        if not counts.get(RowVerdict.REFUSED) and not counts.get(RowVerdict.ASKED):
            destroy_file(row)
    row.done = row.total
    row.save(update_fields=["counts", "state", "noted_at", "ended_at", "done"])
    action = "people.carry_out_import" if is_writing else "people.plan_import"
    audit.record(
        by=by, at=at, action=action, subject_kind="import", subject_id=row.id, import_kind=row.kind, rows=counts
    )
    return row


def _results(
    row: SheetImport,
    kind: ImportKind,
    decisions: Decisions,
    by: Actor,
    at: datetime,
    note: Note,
    writing: Writing,
    *,
    is_writing: bool,
) -> Iterator[RowResult]:
    note(0, row.total)
    sheet = open_sheet(row)
    task = ImportTask(
        station_id=row.station_id,
        lines=sheet.lines(),
        by=by,
        at=at,
        carries_out=is_writing,
        settings=Settings.read(row.settings),
        since_1904=sheet.book.since_1904,
        decisions=decisions,
        writing=writing,
    )
    for count, result in enumerate(kind.run(task)):
        if count % _NOTED_EVERY == 0:
            note(max(result.number - sheet.header.number, 0), row.total)
        yield result


def _writing_of(kind: ImportKind) -> AbstractContextManager[Writing]:
    return writing_beside() if kind.goes_on_while_written else nullcontext(WritingAtOnce())


def _write_rows(
    row: SheetImport, results: Iterator[RowResult], decisions: Decisions, writing: Writing
) -> dict[str, int]:
    """What was decided before stays with its row. A hundred thousand of them are never in memory at once."""
    decided = {number: word.value for number, (word, _subject) in decisions.items()}
    counts: Counter[str] = Counter()
    ImportRow.objects.filter(sheet_import=row, station_id=row.station_id).delete()
    for step in in_steps(results, _ROWS_KEPT_AT_ONCE):
        kept = [_kept(row, result, decided, counts) for result in step]
        writing.put(ImportRow._meta.db_table, _COLUMNS, kept)  # noqa: SLF001  public by its documentation
        writing.send()
    if not counts:
        raise SheetRefused(SheetFault.NO_ROWS)
    return dict(counts)


def _kept(row: SheetImport, result: RowResult, decided: dict[int, str], counts: Counter[str]) -> tuple[object, ...]:
    counts[result.verdict.value] += 1
    problems = json.dumps([[one.word, one.field, one.of] for one in result.problems]) if result.problems else _NOTHING
    changes = json.dumps(result.changes) if result.changes else _NOTHING
    decision = decided.get(result.number, "")
    return (
        row.pk, row.station_id, result.number, result.verdict.value, result.title, problems, changes, result.subject_id, decision
    )  # fmt: skip


def _decisions(row: SheetImport) -> Decisions:
    rows = ImportRow.objects.filter(sheet_import=row, station_id=row.station_id).exclude(decision="")
    return {
        number: (RowDecision(word), subject)
        for number, word, subject in rows.values_list("number", "decision", "subject_id")
    }
