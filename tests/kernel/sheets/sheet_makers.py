"""Sheets as people send them, and as nobody should: made in memory by the tests."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = Iterable[Sequence[object]]
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def xlsx(rows: Rows, change: Callable[[Worksheet], None] | None = None, *, name: str = "住户") -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if change:
        change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv(rows: Rows, *, letters: str = "utf-8", separator: str = ",") -> bytes:
    return "\r\n".join(separator.join(str(cell) for cell in row) for row in rows).encode(letters)


def zipped(parts: dict[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def raw_xlsx(sheet: str | bytes, *, book: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A workbook whose only sheet is the markup given."""
    sheets = '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets>'
    index = f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">{book}{sheets}</workbook>'
    relation = f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts_told = (("/xl/workbook.xml", "sheet.main"), ("/xl/worksheets/sheet1.xml", "worksheet"))
    told = "".join(f'<Override PartName="{name}" ContentType="{kind}.{word}+xml"/>' for name, word in parts_told)
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{told}</Types>'
    root = f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    parts = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">{root}</Relationships>'.encode(),
        "xl/workbook.xml": index.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": sheet if isinstance(sheet, bytes) else sheet.encode(),
    }
    return zipped(parts | (more or {}))


def sheet_markup(rows: str, before: str = "") -> str:
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'


def record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def xls(
    rows: Rows, *, extra: bytes = b"", globals_extra: bytes = b"", streams: dict[str, bytes] | None = None
) -> bytes:
    """BIFF8 as Excel 97 wrote it, in its container."""
    name = "住户".encode("utf-16-le")
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + globals_extra
    end = record(0x0A, b"")
    bound_bytes = 4 + 8 + len(name)
    sheet_at = len(begin) + bound_bytes + len(end)
    bound = record(0x85, struct.pack("<IBBBB", sheet_at, 0, 0, len(name) // 2, 1) + name)
    cells = b"".join(_old_cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + extra + cells + end
    return compound_file({"Workbook": begin + bound + end + sheet} | (streams or {}))


def _old_cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, int | float):
        return record(0x203, place + struct.pack("<d", value))
    text = str(value).encode("utf-16-le")
    return record(0x204, place + struct.pack("<HB", len(text) // 2, 1) + text) if value else b""


def old_formula(row: int, column: int) -> bytes:
    return record(0x06, struct.pack("<HHHdHIH", row, column, 0, 2.0, 0, 0, 3) + b"\x1e\x01\x00")


def compound_file(streams: dict[str, bytes]) -> bytes:
    """The container with sectors of 512 bytes; every stream is filled up beyond what would be kept in small sectors."""
    sectors: list[bytes] = []
    table: list[int] = []

    def put(content: bytes) -> int:
        first = len(sectors)
        count = max(1, -(-len(content) // 512))
        for one in range(count):
            sectors.append(content[one * 512 : (one + 1) * 512].ljust(512, b"\0"))
            table.append(first + one + 1 if one + 1 < count else 0xFFFFFFFE)
        return first

    entries = [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for place, (name, content) in enumerate(streams.items(), 1):
        filled = content.ljust(4096, b"\0")
        following = place + 1 if place < len(streams) else 0xFFFFFFFF
        entries.append(_entry(name, 2, put(filled), len(filled), right=following))
    directory = put(b"".join(entries).ljust(-(-len(entries) * 128 // 512) * 512, b"\0"))
    table_at = len(sectors)
    count = -(-(len(table) + 1) // 128)
    while count * 128 < len(table) + count:
        count += 1
    table += [0xFFFFFFFD] * count
    filled_table = struct.pack(f"<{count * 128}I", *table, *[0xFFFFFFFF] * (count * 128 - len(table)))
    listed = [table_at + one for one in range(count)] + [0xFFFFFFFF] * (109 - count)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, count, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return head + struct.pack("<109I", *listed) + b"".join(sectors) + filled_table


def _entry(name: str, kind: int, start: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    letters = name.encode("utf-16-le")
    head = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters) + 2, kind, 1)
    return head + struct.pack("<III", 0xFFFFFFFF, right, child) + bytes(36) + struct.pack("<IQ", start, size)
