"""Who keeps a vehicle."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.gate.access import may_issue
from gatepost.gate.actions.passes import PassRefused
from gatepost.gate.models import Vehicle
from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.people.models import Person


@transaction.atomic
def change_keeper(*, vehicle_id: UUID, keeper_id: UUID, by: Actor, at: datetime) -> Vehicle:
    """Its passes stay as they are: they are the vehicle's. Raises PassRefused: not_here."""
    station_id = may_issue(by)
    row = Vehicle.objects.select_for_update().get(station_id=station_id, pk=vehicle_id)
    if not Person.objects.filter(station_id=station_id, pk=keeper_id).exists():
        raise PassRefused("not_here")
    row.keeper_id = keeper_id
    row.save(update_fields=["keeper"])
    audit.record(by=by, at=at, action="gate.change_keeper", subject_kind="vehicle", subject_id=row.id)
    return row
