"""The markup of a sheet of .xlsx, looked at in steps as it is unpacked: a million cells are never in memory at once.

Only cells with a value count: a sheet whose formatting reaches to the last row is not a sheet of a million rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gatepost.kernel.sheets.cells import Marks, SheetShape
from gatepost.kernel.sheets.faults import SheetFault, SheetRefused

_LOOKED_FOR = re.compile(
    rb"<(?:\w+:)?(?:"
    rb"(?P<row>row)(?P<row_with>(?:\s[^>]*)?)>"
    rb"|c(?P<cell>(?:\s[^>]*)?)>\s*<(?:\w+:)?(?P<holds>f|v|is)(?=[\s/>])"
    rb"|col(?P<column>\s[^>]*)>)"
)
_PLACE = re.compile(rb'\br="([A-Za-z]{1,3})?([0-9]{1,7})"')
_ERROR = re.compile(rb'\bt="e"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_FROM = re.compile(rb'\bmin="([0-9]{1,5})"')
_TO = re.compile(rb'\bmax="([0-9]{1,5})"')
_PLACED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<[fvi]')
_PLACED_FORMULA = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<f[\s/>]')
_PLACED_ERROR = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?=\s[^>]*\bt="e")')
_ROW = re.compile(rb"<row(\s[^>]*)>")
_LONGEST_ROW = 32 * 1024 * 1024


def look_at_sheet(steps: Iterator[bytes]) -> SheetShape:
    """Raises SheetRefused: damaged."""
    look, rest = _Look(), b""
    for step in steps:
        rest += step
        cut = _last_row_begins(rest)
        if cut > 0:
            look.at(rest[:cut])
            rest = rest[cut:]
        elif len(rest) > _LONGEST_ROW:
            raise SheetRefused(SheetFault.DAMAGED)
    look.at(rest)
    return look.shape


def _add(marks: Marks, places: list[tuple[bytes, bytes]]) -> None:
    for letters, number in places:
        marks.add(int(number) - 1, column_number(letters))


def _is_written_as_usual(markup: bytes) -> bool:
    """Every row and cell says first where it is, and no prefix stands before their names."""
    cells = markup.count(b"<c ") == markup.count(b'<c r="') and b"<c>" not in markup and b":c " not in markup
    rows = markup.count(b"<row ") == markup.count(b'<row r="') and b"<row>" not in markup and b":row" not in markup
    return cells and rows and b":c>" not in markup


def _last_row_begins(markup: bytes) -> int:
    word = max(markup.rfind(b"<row"), markup.rfind(b":row "))
    return markup.rfind(b"<", 0, word + 1) if word > 0 else -1


class _Look:
    """Rows and cells need not say where they are: then each stands behind the one before."""

    def __init__(self) -> None:
        self.shape = SheetShape()
        self._row = self._column = -1

    def at(self, markup: bytes) -> None:
        if self._row >= 0 and _is_written_as_usual(markup):
            self._at_usual(markup)
        else:
            self._at_any(markup)

    def _at_usual(self, markup: bytes) -> None:
        """Six times as fast: what nearly every program writes."""
        rows = _ROW.findall(markup)
        self.shape.hidden_rows += sum(1 for told in rows if _HIDDEN.search(told))
        if places := _PLACED.findall(markup):
            letters, numbers = zip(*places, strict=True)
            self._row = max(map(int, numbers)) - 1
            self.shape.reaches(self._row, max(column_number(one) for one in set(letters)))
        if b"<f" in markup:
            _add(self.shape.formulas, _PLACED_FORMULA.findall(markup))
        if b't="e"' in markup:
            _add(self.shape.errors, _PLACED_ERROR.findall(markup))

    def _at_any(self, markup: bytes) -> None:
        for found in _LOOKED_FOR.finditer(markup):
            if found["holds"]:
                self._cell(found["cell"], found["holds"])
            elif found["row"]:
                self._begin_row(found["row_with"])
            else:
                self._hide(found["column"])

    def _begin_row(self, told: bytes) -> None:
        place = _PLACE.search(told)
        self._row = int(place[2]) - 1 if place else self._row + 1
        self._column = -1
        self.shape.hidden_rows += bool(told and _HIDDEN.search(told))

    def _cell(self, told: bytes, holds: bytes) -> None:
        place = _PLACE.search(told)
        if place and place[1]:
            row, column = int(place[2]) - 1, column_number(place[1])
        else:
            row, column = self._row, self._column + 1
        self._column = column
        self.shape.reaches(row, column)
        if holds == b"f":
            self.shape.formulas.add(row, column)
        elif _ERROR.search(told):
            self.shape.errors.add(row, column)

    def _hide(self, told: bytes) -> None:
        first, last = _FROM.search(told), _TO.search(told)
        if first and last and _HIDDEN.search(told):
            self.shape.hidden_columns.update(range(int(first[1]) - 1, min(int(last[1]), 16_384)))


@cache
def column_number(letters: bytes) -> int:
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1
