"""Who is inside by the records: workers, volunteers and vehicles. Residents live there and are not listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass, PresenceRow, Vehicle
from gatepost.people.models import Person
from gatepost.places.models import Compound


@dataclass(frozen=True, slots=True)
class InsideLine:
    name: str
    kind: PasserKind
    compound: str
    since: datetime


def inside_rows(station_id: UUID) -> QuerySet[PresenceRow]:
    rows = PresenceRow.objects.filter(station_id=station_id, is_inside=True)
    return rows.exclude(passer=PasserKind.RESIDENT).order_by("since")


def inside_by_kind(station_id: UUID, compound_id: UUID) -> dict[str, int]:
    """How many of each kind are inside one compound."""
    rows = inside_rows(station_id).filter(compound_id=compound_id).order_by()
    return dict(rows.values_list("passer").annotate(count=Count("subject_id")))


def list_inside(station_id: UUID, most: int = 200) -> tuple[list[InsideLine], int]:
    """Longest first, with the number of all."""
    rows = list(inside_rows(station_id)[:most])
    keys = [row.subject_id for row in rows]
    people = dict(Person.objects.filter(station_id=station_id, pk__in=keys).values_list("id", "name"))
    plates = dict(Vehicle.objects.filter(station_id=station_id, pk__in=keys).values_list("id", "plate"))
    compounds = dict(Compound.objects.filter(station_id=station_id).values_list("id", "name"))
    names = people | plates
    lines = [
        InsideLine(names.get(row.subject_id, ""), PasserKind(row.passer), compounds.get(row.compound_id, ""), row.since)
        for row in rows
    ]
    return lines, inside_rows(station_id).count()


def ending_soon(station_id: UUID, at: datetime, days: int = 7) -> QuerySet[Pass]:
    """Valid passes that end within so many days: somebody has to renew them."""
    return Pass.objects.filter(
        station_id=station_id, state=PassState.ACTIVE, valid_until__gt=at, valid_until__lte=at + timedelta(days=days)
    )
