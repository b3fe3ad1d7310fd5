"""Lists, a page at a time. A page begins where the one before ended, so that rows that come in meanwhile shift nothing."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from gatepost.gate.models import Pass, Passage
from gatepost.gate.queries.cursors import Cursor, CursorMistake


def page_of_passages(
    rows: QuerySet[Passage], *, after: Cursor | None, most: int
) -> tuple[Sequence[Passage], Cursor | None]:
    """Newest first, and the cursor of the next page; None when this is the last."""
    if after:
        rows = rows.filter(Q(happened_at__lt=after.at) | Q(happened_at=after.at, id__lt=_id(after)))
    found = list(rows.order_by("-happened_at", "-id")[: most + 1])
    shown = found[:most]
    return shown, Cursor(shown[-1].happened_at, str(shown[-1].id)) if len(found) > most else None


def page_of_passes(rows: QuerySet[Pass], *, after: Cursor | None, most: int) -> tuple[Sequence[Pass], Cursor | None]:
    """Newest first; those issued together by their numbers."""
    if after:
        rows = rows.filter(Q(issued_at__lt=after.at) | Q(issued_at=after.at, serial__gt=after.key))
    found = list(rows.order_by("-issued_at", "serial")[: most + 1])
    shown = found[:most]
    return shown, Cursor(shown[-1].issued_at, shown[-1].serial) if len(found) > most else None


def _id(cursor: Cursor) -> UUID:
    try:
        return UUID(cursor.key)
    except ValueError as error:
        raise CursorMistake from error
