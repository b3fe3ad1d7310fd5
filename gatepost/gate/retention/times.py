"""When the time of a passage is over: with the phase in which it was, or, in peace time, with the passage itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from gatepost.emergencies.models import Emergency, Phase, PolicyVersion
from gatepost.kernel import clock
from gatepost.kernel.retention.rows import Values

BEFORE_EVERYTHING, AFTER_EVERYTHING = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """From an instant up to another, in an emergency or, without one, in peace time."""

    emergency_id: UUID | None
    start: datetime
    end: datetime


def ever(emergency_id: UUID | None) -> Stretch:
    """For rows that are told apart by something else than their time."""
    return Stretch(emergency_id, BEFORE_EVERYTHING, AFTER_EVERYTHING)


def stretches_over(station_id: UUID, due: datetime) -> list[Stretch]:
    """What had ended by then."""
    emergencies = Emergency.objects.filter(station_id=station_id).prefetch_related("phases")
    ended = (stretch for one in emergencies for stretch in stretches_of(one, sorted_phases(one)))
    over = [stretch for stretch in ended if stretch.end <= due]
    return [*over, Stretch(None, BEFORE_EVERYTHING, due + _INSTANT)]


def sorted_phases(emergency: Emergency) -> list[Phase]:
    return sorted(emergency.phases.all(), key=lambda phase: phase.from_on)


def stretches_of(emergency: Emergency, phases: Iterable[Phase]) -> list[Stretch]:
    """What has ended of it. Before the first phase counts as the first one; without phases it is one from start to end."""
    found, start = [], emergency.started_at
    for phase in phases:
        if phase.until_on is None:
            continue
        end = _first_instant(phase.until_on)
        found.append(Stretch(emergency.id, start, end))
        start = end
    if emergency.ended_at and (not found or start < emergency.ended_at):
        found.append(Stretch(emergency.id, start, emergency.ended_at))
    return found


def _first_instant(day: date) -> datetime:
    return clock.day_bounds(day)[0]


def values_of(station_id: UUID, stretch: Stretch) -> Values:
    """For the conditions below. What was decided under no version belongs to the emergency of its time."""
    versions = PolicyVersion.objects.filter(station_id=station_id, emergency=stretch.emergency_id)
    return {
        "station": station_id,
        "emergency": stretch.emergency_id,
        "start": stretch.start,
        "end": stretch.end,
        "policies": list(versions.values_list("id", flat=True)),
        "zone": str(clock.zone()),
    }


IN_EMERGENCY = """
EXISTS (SELECT 1 FROM emergencies_emergency e WHERE e.station_id = %(station)s AND {column} >= e.started_at
    AND (e.ended_at IS NULL OR {column} < e.ended_at) AND (%(emergency)s::uuid IS NULL OR e.id = %(emergency)s::uuid))
"""


def of_time(column: str) -> str:
    """Rows of the emergency, or of none: by the instant that they carry."""
    inside = IN_EMERGENCY.format(column=column)
    return f"(%(emergency)s::uuid IS NOT NULL AND {inside} OR %(emergency)s::uuid IS NULL AND NOT {inside})"


PASSAGES = f"""
station_id = %(station)s AND happened_at >= %(start)s AND happened_at < %(end)s
    AND (policy_id = ANY (%(policies)s) OR policy_id IS NULL AND {of_time("happened_at")})
"""
VISITS = "station_id = %(station)s AND came_at >= %(start)s AND came_at < %(end)s AND policy_id = ANY (%(policies)s)"
