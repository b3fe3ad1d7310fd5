"""Handing somebody a copy of what is kept of them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.people.access import may_answer_requests
from gatepost.people.copies import CopyLine, copy_of
from gatepost.people.models import Person


@transaction.atomic
def hand_out_copy(*, person_id: UUID, by: Actor, at: datetime) -> list[CopyLine]:
    """Full values, for the person alone. No line in the audit, no copy."""
    station_id = may_answer_requests(by)
    rows = Person.objects.select_related("household__door")
    row = rows.get(station_id=station_id, pk=person_id)
    lines = copy_of(row)
    audit.record(by=by, at=at, action="people.hand_out_copy", subject_kind="person", subject_id=row.id)
    return lines
