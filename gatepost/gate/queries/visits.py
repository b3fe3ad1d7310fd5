"""Who is inside as a visitor, who should have left, and who came before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from gatepost.gate.content import VisitorContent
from gatepost.gate.enums import VisitState
from gatepost.gate.models import Visit
from gatepost.gate.visiting import visit_state
from gatepost.gate.visitors import blind_of, number_of, visitor_of
from gatepost.kernel import vault


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit with what the visitor told, opened."""

    visit: Visit
    visitor: VisitorContent
    state: VisitState


def visits_inside(station_id: UUID) -> QuerySet[Visit]:
    """Who is due first comes first, and so whoever is overdue."""
    rows = Visit.objects.filter(station_id=station_id, left_at=None).select_related("compound")
    return rows.order_by("due_out_at", "id")


def overdue_visits(station_id: UUID, at: datetime) -> QuerySet[Visit]:
    """The count on the first page is the count of this list."""
    return visits_inside(station_id).filter(due_out_at__lte=at)


def lines_of(rows: QuerySet[Visit], at: datetime, most: int = 200) -> list[VisitLine]:
    return [line_of(row, at) for row in rows[:most]]


def line_of(visit: Visit, at: datetime) -> VisitLine:
    state = visit_state(due_out_at=visit.due_out_at, left_at=visit.left_at, at=at)
    return VisitLine(visit, visitor_of(visit), state)


def known_again(station_id: UUID, phone: str) -> Visit | None:
    """The last visit of whoever has this phone, under any key that is not destroyed."""
    number = number_of(phone)
    if not number:
        return None
    blinds = [blind_of(number, key_id) for key_id in vault.keys_in_use(station_id)]
    rows = Visit.objects.filter(station_id=station_id, phone_blind__in=blinds)
    return rows.order_by("-came_at").first()
