"""What a kind of import is: the agreement between the pages of imports and the modules whose rows are imported.

`config/wiring.py` lists the kinds. One that runs without carrying out is a dry run: it finds the same and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from gatepost.kernel.access import Actor, Permission
from gatepost.kernel.sheets.fields import Field
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.writing import Writing, WritingAtOnce


class RowVerdict(StrEnum):
    """What becomes of a row. Stored values: they never change."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    ASKED = "asked"


class RowDecision(StrEnum):
    """What a person said of a row that resembles somebody."""

    SAME_ONE = "same_one"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is refused or asked: a stable word, where it stands, and a row or a figure that the sentence names."""

    word: str
    field: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class RowResult:
    number: int
    verdict: RowVerdict
    title: str
    """Masked: enough to find the row again."""
    problems: tuple[Problem, ...] = ()
    changes: tuple[str, ...] = ()
    """Names of the fields that change."""
    subject_id: UUID | None = None
    """What the row is on the register, or resembles."""


class Asked(StrEnum):
    """What a kind asks about the whole sheet: the names of fields on the page, and of settings that are kept."""

    COMPOUND = "compound"
    YEAR = "year"
    ADDS_DOORS = "adds_doors"
    UNTIL_ON = "until_on"


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all rows of the sheet."""

    compound_id: UUID | None = None
    year: int | None = None
    """Of days that are written without one."""
    adds_doors: bool = False
    until_on: date | None = None
    """The last day of what a row gives no end."""

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Settings:
        compound, until_on = kept.get("compound_id"), kept.get("until_on")
        return cls(
            compound_id=UUID(compound) if compound else None,
            year=kept.get("year") or None,
            adds_doors=bool(kept.get("adds_doors")),
            until_on=date.fromisoformat(until_on) if until_on else None,
        )


@dataclass(frozen=True, slots=True)
class ImportTask:
    station_id: UUID
    lines: Iterable[SheetLine]
    by: Actor
    at: datetime
    carries_out: bool
    settings: Settings = field(default_factory=Settings)
    since_1904: bool = False
    decisions: Mapping[int, tuple[RowDecision, UUID | None]] = field(default_factory=dict)
    writing: Writing = field(default_factory=WritingAtOnce)


@dataclass(frozen=True, slots=True)
class ImportKind:
    """`run` yields a result for every line as it goes, inside the transaction of its caller, who writes between two results."""

    name: str
    label: Any
    permission: Permission
    fields: tuple[Field, ...]
    run: Callable[[ImportTask], Iterator[RowResult]]
    sentence: Callable[[Problem], str]
    """Of a problem, in the language of whoever asks."""
    needs_one_of: tuple[tuple[str, ...], ...] = ()
    """Of each group one column must be named, or nothing can be imported."""
    asks: tuple[Asked, ...] = ()
    subject_page: str = ""
    """The name of the address of what was imported."""
    help: Any = ""
    goes_on_while_written: bool = False
    """It settles `task.writing` before it asks the database for anything, so rows may be written while it reads on."""


class ImportPort:
    """Asked of `kernel.wiring.providers`: every kind of import."""
