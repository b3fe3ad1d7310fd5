"""A first look through an .xls file (BIFF8, as Excel 97 to 2003 wrote it): its sheets, how far they reach, where formulas stand."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from gatepost.kernel.sheets.cells import SheetShape
from gatepost.kernel.sheets.compound_files import CompoundFile
from gatepost.kernel.sheets.faults import SheetFault, SheetRefused

_FORMULA, _FILE_PASSWORD, _DATE_SYSTEM, _COLUMN_INFO, _ROW, _END = 0x06, 0x2F, 0x22, 0x7D, 0x208, 0x0A
_BEGIN = 0x809
_ERROR_OR_TRUTH = 0x205
_VALUES = {0x203, 0x204, 0x27E, 0xFD, 0xD6, _ERROR_OR_TRUTH, _FORMULA}
"""NUMBER, LABEL, RK, LABELSST, RSTRING, BOOLERR, FORMULA: row and column stand first in each."""
_SEVERAL_NUMBERS = 0xBD
_MACRO_PARTS = {"_VBA_PROJECT_CUR", "VBA", "_VBA_PROJECT"}
_SHEET = 0x10


@dataclass(slots=True)
class OldWorkbook:
    shapes: list[SheetShape] = field(default_factory=list)
    """In the order of the file's sheets of cells."""
    since_1904: bool = False


def look_through(content: bytes) -> OldWorkbook:
    """Raises SheetRefused: password, macros, other_format, damaged."""
    file = CompoundFile(content)
    if "EncryptedPackage" in file.names:
        raise SheetRefused(SheetFault.PASSWORD)
    if file.names & _MACRO_PARTS:
        raise SheetRefused(SheetFault.MACROS)
    if "Workbook" not in file.names:
        raise SheetRefused(SheetFault.OTHER_FORMAT if "Book" in file.names else SheetFault.NOT_A_SHEET)
    return _look(file.stream("Workbook"))


def _look(stream: bytes) -> OldWorkbook:
    book, shape = OldWorkbook(), SheetShape()
    inside = 0
    for kind, start, size in _records(stream):
        if kind == _FILE_PASSWORD:
            raise SheetRefused(SheetFault.PASSWORD)
        if kind == _BEGIN:
            inside += 1
            shape = shape if inside > 1 else _begin(book, struct.unpack_from("<H", stream, start + 2)[0])
        elif kind == _END:
            inside -= 1
        elif kind == _DATE_SYSTEM:
            book.since_1904 = struct.unpack_from("<H", stream, start)[0] == 1
        elif size >= 4 and inside == 1:
            _note(shape, kind, stream, start, size)
    return book


def _begin(book: OldWorkbook, kind: int) -> SheetShape:
    """A chart holds numbers as well, which are no cells of a sheet."""
    shape = SheetShape()
    if kind == _SHEET:
        book.shapes.append(shape)
    return shape


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        if place + 4 + size > len(stream):
            raise SheetRefused(SheetFault.DAMAGED)
        if kind or size:
            yield kind, place + 4, size
        place += 4 + size


def _note(shape: SheetShape, kind: int, stream: bytes, start: int, size: int) -> None:
    row, column = struct.unpack_from("<HH", stream, start)
    if kind in _VALUES:
        shape.reaches(row, column)
        if kind == _FORMULA:
            shape.formulas.add(row, column)
        elif kind == _ERROR_OR_TRUTH and size >= 8 and stream[start + 7] == 1:
            shape.errors.add(row, column)
    elif kind == _SEVERAL_NUMBERS:
        shape.reaches(row, struct.unpack_from("<H", stream, start + size - 2)[0])
    elif kind == _COLUMN_INFO and size >= 10 and struct.unpack_from("<H", stream, start + 8)[0] & 1:
        shape.hidden_columns.update(range(row, min(column, 255) + 1))
    elif kind == _ROW and size >= 16 and struct.unpack_from("<I", stream, start + 12)[0] & 0x20:
        shape.hidden_rows += 1
