"""What a cell may hold, and marks for cells whose value is not to be trusted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from gatepost.kernel.sheets.faults import MOST_COLUMNS, MOST_ROWS

SAFE_MARK = "'"
"""Stands before a text in our exports that a program would take for a formula."""


class CellMark(StrEnum):
    """Stands in the place of a value that nobody typed."""

    FORMULA = "formula"
    ERROR = "error"


Cell = str | float | bool | date | datetime | time | timedelta | CellMark | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` is the row's number in the sheet, as Excel shows it. Cells begin at column A; None is an empty one."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(slots=True)
class Marks:
    """Which cells are marked: a bit for each row in a row of bits for each column, so that a million cost little."""

    bits: dict[int, bytearray] = field(default_factory=dict)

    def add(self, row: int, column: int) -> None:
        """Beyond the limits nothing is noted: such a sheet is refused anyway."""
        if not (0 <= row < MOST_ROWS and 0 <= column < MOST_COLUMNS):
            return
        of_column = self.bits.setdefault(column, bytearray())
        place = row >> 3
        if place >= len(of_column):
            of_column.extend(bytes(place + 1 - len(of_column)))
        of_column[place] |= 1 << (row & 7)

    def columns_of(self, row: int) -> list[int]:
        place, bit = row >> 3, 1 << (row & 7)
        return [column for column, bits in self.bits.items() if place < len(bits) and bits[place] & bit]


@dataclass(slots=True)
class SheetShape:
    """What a first look through a sheet tells, before any of it is kept. Rows and columns count from 0."""

    last_row: int = -1
    last_column: int = -1
    formulas: Marks = field(default_factory=Marks)
    errors: Marks = field(default_factory=Marks)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: int = 0

    def reaches(self, row: int, column: int) -> None:
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
