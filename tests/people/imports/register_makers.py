"""Rows of registers, and a run of them, without any file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gatepost.kernel.access import Actor
from gatepost.kernel.sheets import Cell
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import ImportKind, ImportTask, RowResult, Settings
from gatepost.people.demo_identity_numbers import demo_identity_number
from gatepost.people.enums import Sex
from gatepost.people.imports.residents import RESIDENTS
from tests.factories import NOON

SHOWN_FIRST = ("name", "paper", "phone", "door")


def card(number: int) -> str:
    """Of a man born on 7 March 1990, with an area code that no province has."""
    return demo_identity_number(date(1990, 3, 7), Sex.MALE, number)


def lines(*rows: Iterable[Cell], fields: tuple[str, ...] = SHOWN_FIRST) -> list[SheetLine]:
    """The first row below the header is row 2."""
    return [SheetLine(number, dict(zip(fields, row, strict=False))) for number, row in enumerate(rows, 2)]


def run(
    rows: list[SheetLine],
    by: Actor,
    *,
    kind: ImportKind = RESIDENTS,
    carries_out: bool = True,
    settings: Settings | None = None,
    **told: object,
) -> list[RowResult]:
    assert by.station_id
    task = ImportTask(
        station_id=by.station_id,
        lines=rows,
        by=by,
        at=NOON,
        carries_out=carries_out,
        settings=settings or Settings(),
        **told,  # type: ignore[arg-type]
    )
    return list(kind.run(task))


def told(results: list[RowResult]) -> list[tuple[str, ...]]:
    """Verdict, then the words of what is wrong or changes."""
    return [
        (result.verdict.value, *(problem.word for problem in result.problems), *result.changes) for result in results
    ]
