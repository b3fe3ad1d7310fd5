"""Sheets that come in: received, their columns confirmed, doubtful rows decided, put aside. Nothing here writes to the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from gatepost.kernel import audit
from gatepost.kernel.access import Actor, require
from gatepost.kernel.jobs import defer
from gatepost.kernel.sheets import Book, SheetFault, SheetRefused, SheetTab, open_book
from gatepost.kernel.sheets.fields import normal_title
from gatepost.kernel.sheets.headers import Header, find_header, guess_columns
from gatepost.kernel.sheets.importing import Asked, ImportKind, RowDecision, RowVerdict
from gatepost.people.access import may_edit_persons
from gatepost.people.enums import ImportState
from gatepost.people.import_kinds import kind_named
from gatepost.people.models import ImportMapping, ImportRow, SheetImport
from gatepost.people.queries.imports import remembered_of
from gatepost.people.refusals import PeopleRefused
from gatepost.people.sheet_files import destroy_file, keep_file, open_file, tab_named

STALE_SECONDS = 120
"""Longer than any step between two notes: who worked on it is gone."""
_LONGEST_TAB = 80


@transaction.atomic
def receive_sheet(
    *, kind: str, file_name: str, content: bytes, sender: str = "", by: Actor, at: datetime
) -> SheetImport:
    """Looked through and kept sealed; its columns are guessed. Raises SheetRefused."""
    wanted = kind_named(kind)
    station_id = require(by, wanted.permission)
    book = open_book(content)
    tab, header = _first_with_header(book, wanted)
    row = SheetImport(station_id=station_id, kind=kind, file_name=file_name[-120:], sender=sender.strip()[:80])
    row.created_at, row.created_by, row.noted_at = at, by.staff_id, timezone.now()
    remembered = remembered_of(row)
    columns = guess_columns(
        header.titles, wanted.fields, remembered=remembered.columns, hidden=tab.shape.hidden_columns
    )
    _point_at(row, tab, header, columns)
    row.settings = remembered.settings
    row.save(force_insert=True)
    keep_file(row, content)
    audit.record(
        by=by, at=at, action="people.receive_sheet", subject_kind="import", subject_id=row.id, import_kind=kind
    )
    return row


@transaction.atomic
def choose_tab(*, import_id: UUID, tab: str, header_row: int | None = None, by: Actor, at: datetime) -> SheetImport:
    """Another sheet of the file, or another row that names the columns; they are guessed anew. Raises PeopleRefused, SheetRefused."""
    row, kind = _mine(import_id, by, ImportState.RECEIVED, ImportState.CHECKED)
    book = open_file(row)
    chosen = tab_named(book, tab)
    rows = (one for one in book.rows(chosen) if header_row is None or one.number >= header_row)
    header = find_header(rows, kind.fields)
    remembered = remembered_of(row)
    hidden = chosen.shape.hidden_columns
    columns = guess_columns(header.titles, kind.fields, remembered=remembered.columns, hidden=hidden)
    _point_at(row, chosen, header, columns)
    row.state = ImportState.RECEIVED
    row.save()
    audit.record(by=by, at=at, action="people.choose_tab", subject_kind="import", subject_id=row.id)
    return row


@transaction.atomic
def choose_columns(
    *, import_id: UUID, columns: Mapping[int, str], settings: Mapping[str, Any], by: Actor, at: datetime
) -> SheetImport:
    """Remembered for this sender, and checked in the background. Raises PeopleRefused: field_twice, column_missing."""
    row, kind = _mine(import_id, by, ImportState.RECEIVED, ImportState.CHECKED, ImportState.FAILED)
    _check_columns(kind, columns)
    row.columns = {str(column): field for column, field in columns.items() if field}
    row.settings = dict(settings)
    if row.sender:
        _remember(row)
    _begin(row, ImportState.READING, by)
    audit.record(by=by, at=at, action="people.choose_columns", subject_kind="import", subject_id=row.id)
    return row


@transaction.atomic
def decide_row(*, import_id: UUID, number: int, decision: RowDecision, by: Actor, at: datetime) -> ImportRow:
    """Whether the row is who it resembles. Raises PeopleRefused: nothing_to_decide."""
    row, _kind = _mine(import_id, by, ImportState.CHECKED)
    line = row.rows.select_for_update().filter(number=number, verdict=RowVerdict.ASKED).first()
    if line is None or (decision is RowDecision.SAME_ONE and line.subject_id is None):
        raise PeopleRefused("nothing_to_decide")
    line.decision = decision
    line.save(update_fields=["decision"])
    audit.record(
        by=by,
        at=at,
        action="people.decide_row",
        subject_kind="import",
        subject_id=row.id,
        row=number,
        word=decision.value,
    )
    return line


@transaction.atomic
def begin_import(*, import_id: UUID, by: Actor, at: datetime) -> SheetImport:
    """What the dry run showed is to be written now, in the background. Raises PeopleRefused: not_now."""
    row, _kind = _mine(import_id, by, ImportState.CHECKED)
    _begin(row, ImportState.WRITING, by)
    audit.record(by=by, at=at, action="people.begin_import", subject_kind="import", subject_id=row.id)
    return row


@transaction.atomic
def begin_again(*, import_id: UUID, by: Actor, at: datetime) -> SheetImport:
    """After it stopped half-way, which left nothing half. Raises PeopleRefused: not_now."""
    row, _kind = _mine(import_id, by, ImportState.READING, ImportState.WRITING)
    if (timezone.now() - row.noted_at).total_seconds() < STALE_SECONDS:
        raise PeopleRefused("not_now")
    _begin(row, ImportState(row.state), by)
    audit.record(by=by, at=at, action="people.begin_again", subject_kind="import", subject_id=row.id)
    return row


@transaction.atomic
def drop_import(*, import_id: UUID, by: Actor, at: datetime) -> SheetImport:
    """The file and its rows are destroyed; what was written before stays. Raises PeopleRefused: not_now."""
    ended = (ImportState.RECEIVED, ImportState.CHECKED, ImportState.FAILED, ImportState.DONE)
    row, _kind = _mine(import_id, by, *ended)
    destroy_file(row)
    row.rows.all().delete()
    if row.state != ImportState.DONE:
        row.state, row.ended_at = ImportState.DROPPED, at
    row.save(update_fields=["state", "ended_at"])
    audit.record(by=by, at=at, action="people.drop_import", subject_kind="import", subject_id=row.id)
    return row


def _first_with_header(book: Book, kind: ImportKind) -> tuple[SheetTab, Header]:
    """Visible sheets first. Raises SheetRefused: no_header, of the first."""
    refused = SheetRefused(SheetFault.NO_HEADER)
    for tab in sorted(book.tabs, key=lambda one: one.is_hidden):
        try:
            return tab, find_header(book.rows(tab), kind.fields)
        except SheetRefused as error:
            refused = error
    raise refused


def _point_at(row: SheetImport, tab: SheetTab, header: Header, columns: Mapping[int, str]) -> None:
    row.tab, row.header_row, row.titles = tab.name[:_LONGEST_TAB], header.number, list(header.titles)
    row.columns = {str(column): field for column, field in columns.items()}
    row.total = max(tab.shape.last_row + 1 - header.number, 0)


def _mine(import_id: UUID, by: Actor, *states: ImportState) -> tuple[SheetImport, ImportKind]:
    rows = SheetImport.objects.select_for_update(of=("self",))
    row = rows.get(station_id=may_edit_persons(by), pk=import_id)
    kind = kind_named(row.kind)
    require(by, kind.permission, row.station_id)
    if row.state not in states:
        raise PeopleRefused("not_now")
    return row, kind


def _check_columns(kind: ImportKind, columns: Mapping[int, str]) -> None:
    named = [field for field in columns.values() if field]
    known = {field.name for field in kind.fields}
    if len(set(named)) < len(named) or not set(named) <= known:
        raise PeopleRefused("field_twice", "columns")
    if any(not set(group) & set(named) for group in kind.needs_one_of):
        raise PeopleRefused("column_missing", "columns")


def _remember(row: SheetImport) -> None:
    """Also what is not wanted: its field is then empty. A last day is of this sheet only."""
    titles = {normal_title(title): row.columns.get(str(place), "") for place, title in enumerate(row.titles) if title}
    settings = {name: value for name, value in row.settings.items() if name != Asked.UNTIL_ON}
    ImportMapping.objects.update_or_create(
        station_id=row.station_id,
        kind=row.kind,
        sender=row.sender,
        defaults={"columns": titles, "settings": settings},
    )


def _begin(row: SheetImport, state: ImportState, by: Actor) -> None:
    row.state, row.done, row.fault, row.asked_by, row.noted_at = state, 0, "", by.staff_id, timezone.now()
    row.save()
    name = "people.plan_import" if state is ImportState.READING else "people.carry_out_import"
    defer(name, station_id=str(row.station_id), import_id=str(row.id))
