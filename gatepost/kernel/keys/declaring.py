"""What is sealed with a station's key, and how it is found: each module says it for its own tables, so that nothing is forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model

from gatepost.kernel.wiring import providers


@dataclass(frozen=True, slots=True)
class Blind:
    """The column by which a whole value is found."""

    column: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the search index that is made from the value."""

    kind: str
    """Of the entries; their subject is the row."""
    of: Callable[[UUID, str], str]
    """From the key and the open value."""


@dataclass(frozen=True, slots=True)
class SealedColumn:
    name: str
    context: str
    """Stands before the row's identifier in what the value is bound to."""
    blind: Blind | None = None
    word: Word | None = None


@dataclass(frozen=True, slots=True)
class SealedTable:
    model: type[Model]
    columns: tuple[SealedColumn, ...]
    row: str = "id"
    """The column that tells a row of a station from all others."""
    at_once: int = 500

    @property
    def name(self) -> str:
        return self.model._meta.db_table  # noqa: SLF001  public by its documentation

    @property
    def found(self) -> tuple[tuple[SealedColumn, Blind], ...]:
        return tuple((column, column.blind) for column in self.columns if column.blind)


class SealedPort:
    """The port by which modules name their sealed tables; see config/wiring.py."""


def sealed_tables() -> list[SealedTable]:
    return [table for provider in providers(SealedPort) for table in provider()]
