"""Files that cannot be taken, each with what the person who sent it reads."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gatepost.kernel.sheets import FAULT_SENTENCES, SheetFault, SheetRefused, open_book
from gatepost.kernel.sheets.faults import MOST_BYTES
from tests.kernel.sheets.sheet_makers import (
    compound_file,
    csv,
    raw_xlsx,
    record,
    saved,
    sheet_markup,
    xls,
    xlsx,
    zipped,
)

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def far_cell(place: str, row: int) -> bytes:
    return raw_xlsx(sheet_markup(f'{ROW}<row r="{row}"><c r="{place}"><v>1</v></c></row>'))


def locked_part(content: bytes) -> bytes:
    """The flag that zip programs set for a part with a password, in both headers."""
    flagged = content.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")
    return flagged.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")


def lying_about_size(content: bytes) -> bytes:
    """Says that its sheet unpacks to one byte."""
    place = content.rindex(b"PK\x01\x02", 0, content.rindex(b"xl/worksheets/sheet1.xml"))
    return content[: place + 24] + b"\x01\x00\x00\x00" + content[place + 28 :]


def empty_book() -> bytes:
    return saved(Workbook())


def chart_only() -> bytes:
    book = Workbook()
    book.remove(book["Sheet"])
    book.create_chartsheet("图")
    return saved(book)


def files() -> Iterator[tuple[str, SheetFault, bytes]]:
    yield "nothing at all", SheetFault.EMPTY_FILE, b""
    yield "only line ends", SheetFault.EMPTY_FILE, b"\r\n\r\n \t"
    yield "only separators", SheetFault.EMPTY_FILE, b",,,\r\n,,,\r\n"
    yield "more than 50 MB", SheetFault.TOO_LARGE, b"a,b\r\n" * (MOST_BYTES // 5 + 1)
    yield "a PDF called .xlsx", SheetFault.NOT_A_SHEET, b"%PDF-1.7\n..."
    yield "a picture", SheetFault.NOT_A_SHEET, b"\x89PNG\r\n\x1a\n\0\0\0"
    yield "a program", SheetFault.NOT_A_SHEET, b"MZ\x90\0\x03\0\0\0"
    yield "a text document", SheetFault.NOT_A_SHEET, zipped({"word/document.xml": b"<w/>"})
    yield "a zip file of sheets", SheetFault.NOT_A_SHEET, zipped({"a.xlsx": xlsx([["a"]])})
    yield "an old text document", SheetFault.NOT_A_SHEET, compound_file({"WordDocument": b"x"})
    yield "a web page called .xls", SheetFault.WEB_PAGE, "<html><table><tr><td>姓名</td></tr></table></html>".encode()
    yield "a web page behind empty lines", SheetFault.WEB_PAGE, b"\r\n\r\n  <table border=1>"
    yield (
        "a sheet as XML of 2003",
        SheetFault.WEB_PAGE,
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>',
    )
    yield "a binary workbook", SheetFault.OTHER_FORMAT, zipped({"xl/workbook.bin": b"\0"})
    yield (
        "an OpenDocument sheet",
        SheetFault.OTHER_FORMAT,
        zipped({"mimetype": b"application/vnd.oasis", "content.xml": b""}),
    )
    yield "a workbook of Excel 95", SheetFault.OTHER_FORMAT, compound_file({"Book": b"x"})
    yield "a locked .xlsx", SheetFault.PASSWORD, compound_file({"EncryptionInfo": b"x", "EncryptedPackage": b"x"})
    yield "a locked .xls", SheetFault.PASSWORD, xls([["姓名"]], globals_extra=record(0x2F, bytes(6)))
    yield "a locked zip", SheetFault.PASSWORD, locked_part(raw_xlsx(sheet_markup(ROW)))
    yield "macros in .xlsm", SheetFault.MACROS, raw_xlsx(sheet_markup(ROW), more={"xl/vbaProject.bin": b"x"})
    yield (
        "macro sheets of 1992",
        SheetFault.MACROS,
        raw_xlsx(sheet_markup(ROW), more={"xl/macrosheets/sheet1.xml": b"x"}),
    )
    yield "macros in .xls", SheetFault.MACROS, xls([["姓名"]], streams={"_VBA_PROJECT_CUR": b"x"})
    bomb = sheet_markup(ROW).encode() + b" " * 30_000_000
    yield "a zip bomb", SheetFault.UNPACKS_TOO_LARGE, raw_xlsx(bomb)
    yield (
        "a zip bomb in a theme",
        SheetFault.UNPACKS_TOO_LARGE,
        raw_xlsx(sheet_markup(ROW), more={"xl/theme/a.xml": bomb}),
    )
    yield "six thousand parts", SheetFault.UNPACKS_TOO_LARGE, zipped({f"xl/{n}.xml": b"" for n in range(6000)})
    yield "a part longer than it says", SheetFault.DAMAGED, lying_about_size(raw_xlsx(sheet_markup(ROW)))
    yield "the first half of a file", SheetFault.DAMAGED, xlsx([["姓名"]])[:2000]
    yield "the first half of an .xls", SheetFault.DAMAGED, xls([["姓名"]])[:600]
    yield "an entity that grows", SheetFault.DAMAGED, raw_xlsx(sheet_markup(ROW), book='<!ENTITY a "b">')
    yield "broken markup", SheetFault.DAMAGED, raw_xlsx(sheet_markup("<row r='1'><c r='A1'><v>1</c></row>"))
    yield "a workbook without its index", SheetFault.DAMAGED, zipped({"xl/workbook.xml": b"<workbook/>"})
    yield "a circle of sectors", SheetFault.DAMAGED, circle()
    yield "a new workbook, nothing typed", SheetFault.NO_SHEET, empty_book()
    yield "charts only", SheetFault.NO_SHEET, chart_only()
    yield "301 columns", SheetFault.TOO_MANY_COLUMNS, xlsx([["x"] * 301])
    yield "301 columns of text", SheetFault.TOO_MANY_COLUMNS, csv([["x"] * 301])
    yield "one cell far to the right", SheetFault.TOO_MANY_COLUMNS, far_cell("XFD2", 2)
    yield "one cell far below", SheetFault.TOO_MANY_ROWS, far_cell("A1048576", 1_048_576)
    yield "200,001 rows of text", SheetFault.TOO_MANY_ROWS, b"a,b\r\n" * 200_001
    yield "cells far apart", SheetFault.TOO_MANY_CELLS, far_cell("KN200000", 200_000)
    yield "letters of another country", SheetFault.UNKNOWN_LETTERS, b"name,\xff\xff\xfe\r\n"
    yield "a quotation mark left open", SheetFault.QUOTE_LEFT_OPEN, b'a,b\r\n"x,y\r\nc,d\r\n'
    yield "a quotation mark inside", SheetFault.QUOTE_LEFT_OPEN, b'a,b\r\n"x"y,z\r\n'


def circle() -> bytes:
    """Its directory's sector names itself as the next one."""
    content = bytearray(xls([["姓名"]]))
    directory = int.from_bytes(content[48:52], "little")
    table = int.from_bytes(content[76:80], "little")
    place = (table + 1) * 512 + directory * 4
    content[place : place + 4] = directory.to_bytes(4, "little")
    return bytes(content)


FILES = list(files())


@pytest.mark.parametrize(("fault", "content"), [pytest.param(*row[1:], id=row[0]) for row in FILES])
def test_a_file_that_cannot_be_taken_is_refused_with_its_reason(fault: SheetFault, content: bytes) -> None:
    with pytest.raises(SheetRefused) as refused:
        open_sheet(content)
    assert refused.value.fault is fault
    assert str(refused.value) == str(FAULT_SENTENCES[fault])


def open_sheet(content: bytes) -> None:
    book = open_book(content)
    for tab in book.tabs:
        list(book.rows(tab))


def test_every_fault_has_its_sentence() -> None:
    assert set(FAULT_SENTENCES) == set(SheetFault)


def test_sheets_as_large_as_allowed_are_taken() -> None:
    assert len(open_book(csv([["x"] * 300])).tabs) == 1
    assert open_book(far_cell("AC200000", 200_000)).tabs[0].shape.last_row == 199_999


def test_a_stored_part_is_no_bomb_however_long() -> None:
    def long_text(sheet: Worksheet) -> None:
        sheet["A1"] = "x" * 30_000

    assert zipfile.is_zipfile(file_like(xlsx([], long_text)))
    assert len(open_book(xlsx([], long_text)).tabs) == 1


def file_like(content: bytes) -> object:
    from io import BytesIO

    return BytesIO(content)
