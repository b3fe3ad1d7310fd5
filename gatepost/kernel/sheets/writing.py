"""Sheets that leave the house: no cell runs when it is opened, numbers stay whole, and the first line says who, when and what then."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.styles import Font  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from gatepost.kernel import clock
from gatepost.kernel.sheets.cells import SAFE_MARK

_RUNS = re.compile(r"[=+\-@\t\r]|[＝＋－＠]")
"""Full width too: some programs read them as the narrow ones."""
_NOT_IN_A_SHEET = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_LONGEST_CELL = 32_767
_WIDEST = 40
Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    said: str
    """Who, when, and what becomes of it: `said_by`."""


def said_by(name: str, at: datetime) -> str:
    when = date_format(clock.local(at), _("j F Y, H:i"))
    return _("Exported by %(name)s, %(when)s. For this task only: destroy it after use.") % {"name": name, "when": when}


def harmless(value: Value) -> Value:
    """A text that a program would take for a formula gets a mark before it; numbers are what they are."""
    if not isinstance(value, str):
        return value
    text = _NOT_IN_A_SHEET.sub("", value)[:_LONGEST_CELL]
    return SAFE_MARK + text if _RUNS.match(text) else text


def to_xlsx(table: Table) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NOT_IN_A_NAME.sub("", table.name)[:_LONGEST_NAME] or "1")
    for place, title in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(len(title) * 2.2, 12), _WIDEST)
    sheet.append([_cell(sheet, table.said)])
    sheet.append([_cell(sheet, title, bold=True) for title in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def to_csv(table: Table) -> bytes:
    """UTF-8 with its mark, without which Excel takes it for something else."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([harmless(table.said)])
    writer.writerow([harmless(title) for title in table.columns])
    writer.writerows([harmless(value) for value in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def _cell(sheet: object, value: Value, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, harmless(value))
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell
