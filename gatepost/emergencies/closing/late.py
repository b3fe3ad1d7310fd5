"""What comes late, from a device that was off line: of an emergency that is being closed nothing is taken in any more."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models import Closing, Emergency


class EmergencyIsClosed(Exception):
    """Its time is over for good; what it left was destroyed."""


def refuse_closed_time(station_id: UUID, happened_at: datetime) -> None:
    """Holds off a closing that is about to count, until the caller's transaction ends. Raises EmergencyIsClosed."""
    of_time = Emergency.objects.filter(station_id=station_id, started_at__lte=happened_at, ended_at__gt=happened_at)
    emergency = of_time.select_for_update(no_key=True).first()
    if emergency is None:
        return
    if Closing.objects.filter(emergency=emergency).exclude(step=ClosingStep.SIGN).exists():
        raise EmergencyIsClosed
