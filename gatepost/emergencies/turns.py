"""Whoever changes what a station's emergency is takes turns with whoever else does."""

from __future__ import annotations

from uuid import UUID

from gatepost.emergencies.models import Emergency
from gatepost.emergencies.refusals import EmergencyRefused
from gatepost.places.models import Station


def lock_station(station_id: UUID) -> None:
    """Numbers and dates of versions, phases and levels are given out one after the other; the gate goes on meanwhile."""
    Station.objects.select_for_update(no_key=True).get(pk=station_id)


def lock_running(station_id: UUID, emergency_id: UUID) -> Emergency:
    """Raises EmergencyRefused("has_ended"), and Emergency.DoesNotExist for another station's."""
    lock_station(station_id)
    emergency = Emergency.objects.get(station_id=station_id, pk=emergency_id)
    if emergency.ended_at is not None:
        raise EmergencyRefused("has_ended")
    return emergency
