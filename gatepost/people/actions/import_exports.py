"""Rows that were not taken go back to who sent them: the same columns, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from gatepost.kernel import audit
from gatepost.kernel.access import Actor, require
from gatepost.kernel.sheets.cells import Cell, CellMark
from gatepost.kernel.sheets.importing import ImportKind
from gatepost.kernel.sheets.writing import Table, Value, said_by, to_xlsx
from gatepost.people.access import may_edit_persons
from gatepost.people.import_kinds import kind_named
from gatepost.people.models import ImportFile, SheetImport
from gatepost.people.queries.imports import NOT_TAKEN, rows_of, told_of
from gatepost.people.refusals import PeopleRefused
from gatepost.people.sheet_files import OpenedSheet, open_sheet


@transaction.atomic
def export_refused(*, import_id: UUID, by: Actor, at: datetime) -> bytes:
    """An .xlsx to correct and send in again. Raises PeopleRefused: file_is_gone."""
    row = SheetImport.objects.get(station_id=may_edit_persons(by), pk=import_id)
    kind = kind_named(row.kind)
    require(by, kind.permission, row.station_id)
    if not ImportFile.objects.filter(pk=row.pk).exists():
        raise PeopleRefused("file_is_gone")
    sheet = open_sheet(row)
    table = Table(
        name=_("Not taken"),
        columns=[_("Why not"), _("Row"), *(title or "" for title in row.titles)],
        rows=_rows(row, kind, sheet),
        said=said_by(by.name, at),
    )
    content = to_xlsx(table)
    audit.record(by=by, at=at, action="people.export_refused", subject_kind="import", subject_id=row.id)
    return content


def _rows(row: SheetImport, kind: ImportKind, sheet: OpenedSheet) -> Iterator[list[Value]]:
    refused = rows_of(row, *NOT_TAKEN).iterator(chunk_size=2000)
    why = {one.number: told_of(one, kind) for one in refused}
    for line in sheet.book.rows(sheet.tab):
        if line.number in why:
            yield [why[line.number], line.number, *(_value(cell) for cell in line.cells)]


def _value(cell: Cell) -> Value:
    """As it was read; a formula is not given back as one."""
    if isinstance(cell, CellMark):
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat().removesuffix("T00:00:00")
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else cell
