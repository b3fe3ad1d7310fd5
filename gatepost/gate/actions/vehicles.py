"""Vehicles that hold passes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.gate.access import may_issue
from gatepost.gate.actions.passes import PassRefused
from gatepost.gate.models import Vehicle
from gatepost.gate.plates import Plate
from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.kernel.search.index import put_entry
from gatepost.kernel.search.terms import plate_terms
from gatepost.people.models import Person


@transaction.atomic
def register_vehicle(*, plate: Plate, keeper_id: UUID | None, by: Actor, at: datetime) -> Vehicle:
    """The vehicle with this plate; a plate is there once. Raises PassRefused: not_here."""
    station_id = may_issue(by)
    if keeper_id and not Person.objects.filter(station_id=station_id, pk=keeper_id).exists():
        raise PassRefused("not_here")
    vehicle, made = Vehicle.objects.get_or_create(
        station_id=station_id, plate=plate.text, defaults={"plate_kind": plate.kind.value, "keeper_id": keeper_id}
    )
    if made:
        put_entry(
            station_id=station_id,
            kind="vehicle",
            subject_id=vehicle.id,
            title=vehicle.plate,
            note="",
            sort_key=vehicle.plate,
            terms=plate_terms(vehicle.plate),
        )
        audit.record(by=by, at=at, action="gate.register_vehicle", subject_kind="vehicle", subject_id=vehicle.id)
    return vehicle
