"""A person is to stay at home for a while. Placed by the module that knows why; the gate only knows until when."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.gate.models import GateHold
from gatepost.kernel import audit
from gatepost.kernel.access import Actor, Permission, require
from gatepost.people.models import Person


@transaction.atomic
def place_hold(
    *, person_id: UUID, from_at: datetime, until_at: datetime, reason: str, by: Actor, at: datetime
) -> GateHold:
    """Replaces an open hold of the same person. Raises Person.DoesNotExist also for another station's."""
    station_id = require(by, Permission.EDIT_PERSONS)
    # Foreign keys know no tenants; and two holds of one person come one after the other.
    Person.objects.select_for_update(no_key=True).get(station_id=station_id, pk=person_id)
    open_hold = GateHold.objects.filter(station_id=station_id, person_id=person_id, lifted_at=None)
    open_hold.update(lifted_at=at, lifted_by=by.staff_id)
    hold = GateHold.objects.create(
        station_id=station_id,
        person_id=person_id,
        from_at=from_at,
        until_at=until_at,
        reason=reason,
        placed_by=by.staff_id,
    )
    audit.record(
        by=by, at=at, action="gate.place_hold", subject_kind="person", subject_id=person_id, until=until_at.isoformat()
    )
    return hold


@transaction.atomic
def lift_hold(*, person_id: UUID, by: Actor, at: datetime) -> bool:
    """False when there was none."""
    station_id = require(by, Permission.EDIT_PERSONS)
    open_hold = GateHold.objects.filter(station_id=station_id, person_id=person_id, lifted_at=None)
    lifted = open_hold.update(lifted_at=at, lifted_by=by.staff_id)
    if lifted:
        audit.record(by=by, at=at, action="gate.lift_hold", subject_kind="person", subject_id=person_id)
    return bool(lifted)
