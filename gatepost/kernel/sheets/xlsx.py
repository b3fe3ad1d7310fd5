"""The xlsx of a table. openpyxl takes a fifth of a second to load, so nobody imports this module before a sheet is asked for."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from gatepost.kernel.sheets.writing import Table, Value, harmless

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_WIDEST = 40


def write(table: Table) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_NOT_IN_A_NAME.sub("", table.name)[:_LONGEST_NAME] or "1")
    for place, title in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = min(max(len(title) * 2.2, 12), _WIDEST)
    for line in table.top:
        sheet.append([_cell(sheet, line)])
    sheet.append([_cell(sheet, title, bold=True) for title in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _cell(sheet: object, value: Value, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, harmless(value))
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
    if bold:
        cell.font = Font(bold=True)
    return cell
