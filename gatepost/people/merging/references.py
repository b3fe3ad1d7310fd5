"""What refers to a person, table by table: every module declares its own, and a merge walks them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Model, QuerySet

from gatepost.kernel.wiring import providers
from gatepost.people.refusals import PeopleRefused

if TYPE_CHECKING:
    from gatepost.people.merging.journal import Merging


class PersonReferencePort:
    """Asked of `kernel.wiring.providers`: every module's PERSON_REFERENCES, in the order in which they are walked."""


class CannotFollow(PeopleRefused):
    """Two rows that cannot both be true of one person. `sentence` says which, in words of the module that knows."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__("cannot_follow")


@dataclass(frozen=True, slots=True)
class PersonReference:
    """A column that names a person."""

    model: type[Model]
    column: str
    label: Any
    """What its rows are called on a page."""
    key: tuple[str, ...] = ("id",)
    """By which a row is known again after the column was changed."""
    settle: Callable[[Merging], None] | None = None
    """Before the rows move: what cannot stand twice gives way. Raises CannotFollow."""
    gives_way: Any = ""
    """What `settle` does where both records have rows, in a sentence for who is about to merge them."""
    is_worked_out: bool = False
    """Its rows come from other rows: they are dropped, and worked out anew."""

    @property
    def name(self) -> str:
        """Stored with what was moved: never changes."""
        return f"{self.model._meta.label}.{self.column}"  # noqa: SLF001  public by its documentation

    def rows(self, person_id: UUID) -> QuerySet[Any]:
        return self.model._default_manager.filter(**{self.column: person_id}).order_by(*self.key)  # noqa: SLF001


def all_references() -> tuple[PersonReference, ...]:
    return tuple(reference for offer in providers(PersonReferencePort) for reference in offer())


def reference_named(name: str) -> PersonReference:
    return next(reference for reference in all_references() if reference.name == name)
