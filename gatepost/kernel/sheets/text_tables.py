"""Tables as text: which letters, which separator, and the rows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from gatepost.kernel.sheets.cells import Cell, CellMark
from gatepost.kernel.sheets.faults import SheetFault, SheetRefused

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_TRIED = ("utf-8", "gb18030")
_SEPARATORS = ",;\t"
_TOLD = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
_LINES_TRIED = 40
_LONGEST_CELL = 40_000
"""A little more than Excel allows: what is longer began with a quotation mark that nobody closed."""


def decode(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else GB 18030. Raises SheetRefused: unknown_letters, not_a_sheet."""
    marked = next((name for mark, name in _MARKED if content.startswith(mark)), "")
    if not marked and b"\0" in content:
        raise SheetRefused(SheetFault.NOT_A_SHEET)
    for name in (marked,) if marked else _TRIED:
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            continue
    raise SheetRefused(SheetFault.UNKNOWN_LETTERS)


def rows_of(text: str) -> Iterator[tuple[Cell, ...]]:
    """Raises SheetRefused: quote_left_open."""
    told = _TOLD.match(text)
    separator = told[1] if told else separator_of(text)
    csv.field_size_limit(_LONGEST_CELL)
    lines = io.StringIO(text[told.end() :] if told else text, newline="")
    try:
        for row in csv.reader(lines, delimiter=separator, strict=True):
            yield tuple(_cell(value) for value in row)
    except csv.Error as error:
        raise SheetRefused(SheetFault.QUOTE_LEFT_OPEN) from error


def separator_of(text: str) -> str:
    """The one by which most of the first lines have the same number of cells, more than one."""
    lines = text[:200_000].splitlines(keepends=True)[:_LINES_TRIED]
    return max(_SEPARATORS, key=lambda separator: _agreement(lines, separator))


def _agreement(lines: list[str], separator: str) -> int:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        return 0
    return max((widths.count(width) * width for width in set(widths) if width > 1), default=0)


def _cell(value: str) -> Cell:
    """="001" is how some programs keep a number as text; any other beginning with = is a formula."""
    if kept := _KEPT_AS_TEXT.fullmatch(value):
        return kept[1] or None
    if value.startswith("="):
        return CellMark.FORMULA
    return value if value.strip() else None
