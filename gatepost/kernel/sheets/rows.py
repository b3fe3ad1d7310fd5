"""Rows of a sheet as people see them: merged cells filled downwards, formulas and errors marked, empty rows left out.

A row inside a merged group that holds nothing of its own is empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gatepost.kernel.sheets.cells import Cell, CellMark, SheetRow, SheetShape

_Place = tuple[int, int]
_LAST_ROW_OF_ALL = 1_000_000


def spread_rows(
    rows: Iterable[Sequence[object]], merged: Iterable[tuple[_Place, _Place]], shape: SheetShape
) -> Iterator[SheetRow]:
    """A door merged over the rows of its household is the door of each. Only downwards: a title across is said once."""
    begins = _begins(merged)
    held: dict[int, tuple[int, Cell]] = {}
    has_marks = bool(shape.errors.bits or shape.formulas.bits)
    for index, values in enumerate(rows):
        cells: list[Any] = [None if type(value) is str and not value.strip() else value for value in values]
        if has_marks:
            _mark(cells, index, shape)
        holds_something = cells.count(None) < len(cells)
        if held:
            _spread(cells, held, index)
        for column, last in begins.get(index, ()):
            if column < len(cells):
                held[column] = (last, cells[column])
        if holds_something:
            yield SheetRow(index + 1, tuple(cells))


def _begins(merged: Iterable[tuple[_Place, _Place]]) -> dict[int, list[tuple[int, int]]]:
    """By its first row: the column, and the last row. A column merged to the end of the sheet is formatting."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (first, column), (last, _last_column) in merged:
        if last > first and last < _LAST_ROW_OF_ALL:
            found[first].append((column, last))
    return found


def _mark(cells: list[Cell], index: int, shape: SheetShape) -> None:
    for mark, marks in ((CellMark.ERROR, shape.errors), (CellMark.FORMULA, shape.formulas)):
        for column in marks.columns_of(index):
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = mark


def _spread(cells: list[Cell], held: dict[int, tuple[int, Cell]], index: int) -> None:
    for column, (last, value) in list(held.items()):
        if index > last:
            del held[column]
        elif cells[column] is None:
            cells[column] = value
