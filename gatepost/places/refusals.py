"""What is refused about places, by a stable word; its sentence is in forms/sentences.py."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction


class PlaceRefused(Exception):
    """The place cannot be made or changed so."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        self.reason = reason
        self.field = field
        """Where on the form it is said."""
        super().__init__(reason)


@contextmanager
def refusing(constraint: str, reason: str, field: str | None = None) -> Iterator[None]:
    """What the database refuses by a constraint is refused by a word."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if constraint not in str(error):
            raise
        raise PlaceRefused(reason, field) from error
