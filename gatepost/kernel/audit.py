"""The audit line: written in the transaction of what it tells of, or the change does not happen."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gatepost.kernel.access import Actor
from gatepost.kernel.models import AuditLine


class AuditError(Exception):
    """An audit line without a place: the change must be rolled back."""


def record(
    *,
    by: Actor,
    at: datetime,
    action: str,
    subject_kind: str,
    subject_id: UUID | None,
    station_id: UUID | None = None,
    **detail: object,
) -> None:
    """Says who did what. `detail` is JSON: identifiers, counts and words, never a sealed value in the clear."""
    place = station_id or by.station_id
    if place is None:
        raise AuditError(f"{action} has no station")
    AuditLine.objects.create(
        station_id=place,
        at=at,
        staff_id=by.staff_id,
        device_id=by.device_id,
        action=action,
        subject_kind=subject_kind,
        subject_id=subject_id,
        detail=detail,
    )
