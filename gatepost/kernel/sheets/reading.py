"""Opens a sheet by its content, never by its name, after everything that could do harm was looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

from gatepost.kernel.sheets import compound_files, old_workbooks, text_tables, workbooks
from gatepost.kernel.sheets.cells import SheetRow, SheetShape
from gatepost.kernel.sheets.faults import MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, SheetFault, SheetRefused
from gatepost.kernel.sheets.rows import spread_rows

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_NO_SHEETS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
_WEB_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!DOCTYPE|!--|html|head|body|table|meta|\?xml|div|style)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SheetTab:
    """One sheet of a workbook. A text file is one sheet without a name."""

    name: str
    is_hidden: bool
    shape: SheetShape


class Book:
    """An opened workbook. What it cannot take it refuses at opening, or when a sheet is asked for."""

    def __init__(self, tabs: tuple[SheetTab, ...], source: CalamineWorkbook | str, *, since_1904: bool = False) -> None:
        self.tabs = tabs
        self.since_1904 = since_1904
        """How a bare number is read as a day: counted from 1904, as Excel for the Mac did."""
        self._source = source

    def rows(self, tab: SheetTab) -> Iterator[SheetRow]:
        """Every row with a cell in it. Merged cells hold their value in each row that they cover."""
        if isinstance(self._source, str):
            return _text_rows(self._source)
        try:
            sheet = self._source.get_sheet_by_name(tab.name)
        except CalamineError as error:
            raise SheetRefused(SheetFault.DAMAGED) from error
        return spread_rows(_padded(sheet), sheet.merged_cell_ranges or [], tab.shape)


def open_book(content: bytes) -> Book:
    """Raises SheetRefused."""
    if not content.strip(b"\0 \r\n\t"):
        raise SheetRefused(SheetFault.EMPTY_FILE)
    if len(content) > MOST_BYTES:
        raise SheetRefused(SheetFault.TOO_LARGE)
    if content.startswith(_ZIP):
        look = workbooks.look_through(content)
        return _workbook(content, look.shapes, since_1904=look.since_1904)
    if content.startswith(compound_files.MAGIC):
        old = old_workbooks.look_through(content)
        return _workbook(content, old.shapes, since_1904=old.since_1904)
    return _text(content)


def _workbook(content: bytes, shapes: dict[str, SheetShape] | list[SheetShape], *, since_1904: bool) -> Book:
    for shape in shapes.values() if isinstance(shapes, dict) else shapes:
        _check_size(shape)
    try:
        source = CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError as error:
        raise SheetRefused(SheetFault.PASSWORD) from error
    except CalamineError as error:
        raise SheetRefused(SheetFault.DAMAGED) from error
    sheets = [one for one in source.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    named = shapes if isinstance(shapes, dict) else dict(zip((one.name for one in sheets), shapes, strict=False))
    tabs = tuple(
        SheetTab(one.name, one.visible != Visible.Visible, named.get(one.name, SheetShape())) for one in sheets
    )
    used = tuple(tab for tab in tabs if tab.shape.last_row >= 0)
    if not used:
        raise SheetRefused(SheetFault.NO_SHEET)
    return Book(used, source, since_1904=since_1904)


def _check_size(shape: SheetShape) -> None:
    rows, columns = shape.last_row + 1, shape.last_column + 1
    if columns > MOST_COLUMNS:
        raise SheetRefused(SheetFault.TOO_MANY_COLUMNS)
    if rows > MOST_ROWS:
        raise SheetRefused(SheetFault.TOO_MANY_ROWS)
    if rows * columns > MOST_CELLS:
        raise SheetRefused(SheetFault.TOO_MANY_CELLS)


def _padded(sheet: CalamineSheet) -> Iterator[list[object]]:
    """The reader leaves out empty columns before the first in use, though not the rows above."""
    before: list[object] = [""] * (sheet.start[1] if sheet.start else 0)
    for row in sheet.iter_rows():
        yield before + list(row)


def _text(content: bytes) -> Book:
    if content.startswith(_NO_SHEETS):
        raise SheetRefused(SheetFault.NOT_A_SHEET)
    if _WEB_PAGE.match(content):
        raise SheetRefused(SheetFault.WEB_PAGE)
    text = text_tables.decode(content)
    shape = SheetShape()
    for row in _text_rows(text):
        shape.reaches(row.number - 1, len(row.cells) - 1)
        _check_size(shape)
    if shape.last_row < 0:
        raise SheetRefused(SheetFault.EMPTY_FILE)
    return Book((SheetTab("", is_hidden=False, shape=shape),), text)


def _text_rows(text: str) -> Iterator[SheetRow]:
    for number, cells in enumerate(text_tables.rows_of(text), 1):
        if any(cell is not None for cell in cells):
            yield SheetRow(number, cells)
