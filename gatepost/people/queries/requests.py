"""Requests of people about their own data, and when an answer is due."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from gatepost.people.models import PersonRequest

SOON_DAYS = 7


def open_requests(station_id: UUID) -> QuerySet[PersonRequest]:
    """The one that is due first stands first."""
    waiting = PersonRequest.objects.filter(station_id=station_id, answered_at=None)
    return waiting.select_related("person").order_by("due_on", "received_at")


def due_requests(station_id: UUID, today: date, *, overdue: bool = False) -> int:
    """How many are due within a week, or, `overdue`, should have been answered by now."""
    last = today - timedelta(days=1) if overdue else today + timedelta(days=SOON_DAYS)
    return open_requests(station_id).filter(due_on__lte=last).count()


def answered_requests(station_id: UUID) -> QuerySet[PersonRequest]:
    """The latest first."""
    answered = PersonRequest.objects.filter(station_id=station_id, answered_at__isnull=False)
    return answered.select_related("person").order_by("-answered_at")


def days_left(row: PersonRequest, today: date) -> int:
    """Negative: overdue."""
    return (row.due_on - today).days
