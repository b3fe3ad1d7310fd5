"""Where a page of a list ends, as text that the caller hands back for the next page."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime

_BETWEEN = "|"
LONGEST = 120


class CursorMistake(ValueError):
    """The text is no cursor that was ever given out."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row that was shown: its instant, and what tells rows of one instant apart."""

    at: datetime
    key: str

    def __str__(self) -> str:
        return urlsafe_b64encode(f"{self.at.isoformat()}{_BETWEEN}{self.key}".encode()).decode()


def read_cursor(text: str) -> Cursor | None:
    """None for no cursor at all. Raises CursorMistake."""
    if not text:
        return None
    try:
        at, between, key = urlsafe_b64decode(text.encode("ascii")).decode("ascii").partition(_BETWEEN)
        cursor = Cursor(datetime.fromisoformat(at), key)
    except ValueError as error:
        raise CursorMistake from error
    if not between or not key.isprintable() or cursor.at.tzinfo is None or not 2000 <= cursor.at.year <= 2100:
        raise CursorMistake
    return cursor
