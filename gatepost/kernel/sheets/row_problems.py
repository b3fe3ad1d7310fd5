"""The cells of a row, read one by one. What cannot be read is a problem of the row, told with the column in which it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gatepost.kernel.sheets.cells import Cell
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Problem
from gatepost.kernel.sheets.values import CELL_SENTENCES, CellRefused, day_of, text_of


class RowProblem(Exception):
    """The row is refused for this."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.word)


def refuse(word: str, field: str = "", of: str = "") -> RowProblem:
    return RowProblem(Problem(word, field, of))


def taking(field: str, read: Callable[[Cell], str], cell: Cell) -> str:
    """Raises RowProblem."""
    try:
        return read(cell)
    except CellRefused as error:
        raise RowProblem(of_cell(error, field)) from error


def text_in(row: SheetLine, field: str, *, longest: int = 200) -> str:
    """Raises RowProblem."""
    cell = row.values.get(field)
    if cell is None:
        return ""
    try:
        return text_of(cell, longest=longest)
    except CellRefused as error:
        raise RowProblem(of_cell(error, field)) from error


def day_in(row: SheetLine, field: str, *, year: int | None, since_1904: bool) -> date | None:
    """Raises RowProblem."""
    cell = row.values.get(field)
    if cell is None:
        return None
    try:
        return day_of(cell, year=year, since_1904=since_1904)
    except CellRefused as error:
        raise RowProblem(of_cell(error, field)) from error


def of_cell(error: CellRefused, field: str) -> Problem:
    return Problem(f"cell.{error.fault}", field)


def speaker(own: Mapping[str, Any], **tables: Mapping[Any, Any]) -> Callable[[Problem], str]:
    """What says the problems of a kind in the language of whoever reads. The part of a word before its dot names the table that has its
    sentence; the words of cells are known to all."""
    known: dict[str, Mapping[Any, Any]] = {"": own, "cell": CELL_SENTENCES, **tables}

    def sentence(problem: Problem) -> str:
        whose, _dot, word = problem.word.rpartition(".")
        told = str(known[whose][word])
        # A sentence names one thing at most, by a word of its own: a row, a door, a plate.
        return told % defaultdict(lambda: problem.of) if problem.of else told

    return sentence
