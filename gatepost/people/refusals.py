"""What is refused about people, by a stable word; its sentence is in forms/sentences.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import IntegrityError, transaction

from gatepost.people.identity_numbers import NumberFault


class PeopleRefused(Exception):
    """The record cannot be made or changed so."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        self.reason = reason
        self.field = field
        """Where on the form it is said."""
        super().__init__(reason)


class PaperRefused(PeopleRefused):
    """The number of the paper is wrong; `faults` say how, FAULT_SENTENCES of identity_numbers say it to the user."""

    def __init__(self, faults: tuple[NumberFault, ...]) -> None:
        self.faults = faults
        super().__init__("paper_wrong", "paper_number")


class AlreadyRegistered(PeopleRefused):
    """Somebody of this station has that paper: one person is there once."""

    def __init__(self, person_id: UUID) -> None:
        self.person_id = person_id
        super().__init__("already_registered", "paper_number")


@contextmanager
def refusing(constraint: str, reason: str, field: str | None = None) -> Iterator[None]:
    """What the database refuses by a constraint is refused by a word."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if constraint not in str(error):
            raise
        raise PeopleRefused(reason, field) from error
