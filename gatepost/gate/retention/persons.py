"""What the gate knows of somebody who is to be forgotten, and for what it still needs somebody."""

from __future__ import annotations

from uuid import UUID

from gatepost.emergencies.models import Emergency
from gatepost.gate.models import Pass, Passage, PresenceRow, Vehicle
from gatepost.gate.retention import rows
from gatepost.gate.retention.times import ever, of_time, values_of
from gatepost.people.events import PersonsForgotten

_CARDS = f"station_id = %(station)s AND person_id = ANY (%(persons)s) AND {of_time('issued_at')}"
_HOLDS = f"station_id = %(station)s AND person_id = ANY (%(persons)s) AND {of_time('from_at')}"
_MANY = 1_000_000


def persons_needed() -> str:
    """Who holds a pass, or was asked to stay at home, in another time than that of the emergency."""
    return """
SELECT person_id FROM gate_pass WHERE station_id = %(station)s AND person_id IS NOT NULL
    AND NOT (issued_at >= %(started)s AND issued_at < %(ended)s)
UNION ALL
SELECT person_id FROM gate_gatehold WHERE station_id = %(station)s AND NOT (from_at >= %(started)s AND from_at < %(ended)s)
"""


def forget_persons(event: PersonsForgotten) -> None:
    """Listens in the transaction of whoever forgets them. Their passages stay as nobody's until their own time is over."""
    station_id, persons = event.station_id, list(event.person_ids)
    cards = Pass.objects.filter(station_id=station_id, person_id__in=persons).values_list("id", flat=True)
    Passage.objects.filter(station_id=station_id, pass_id__in=list(cards)).update(
        person_id=None, household_id=None, pass_id=None
    )
    PresenceRow.objects.filter(station_id=station_id, subject_id__in=persons).delete()
    Vehicle.objects.filter(station_id=station_id, keeper_id__in=persons).update(keeper=None)
    for emergency_id in [*Emergency.objects.filter(station_id=station_id).values_list("id", flat=True), None]:
        _forget_in(station_id, emergency_id, persons)


def _forget_in(station_id: UUID, emergency_id: UUID | None, persons: list[UUID]) -> None:
    """The figures that stay say of which emergency they are."""
    values = {**values_of(station_id, ever(emergency_id)), "persons": persons}
    rows.passes(_CARDS).destroy(values, _MANY)
    rows.holds(_HOLDS).destroy(values, _MANY)
