"""From a signed-in account to an Actor: roles that hold today, resolved to stations."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q

from gatepost.kernel.access import Actor, Grant, Role
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.places.queries import stations_below


def roles_on(account_id: UUID, day: date) -> list[StaffRole]:
    held = StaffRole.objects.filter(account_id=account_id, from_on__lte=day)
    return list(held.filter(Q(until_on=None) | Q(until_on__gt=day)))


def grants_on(account_id: UUID, day: date) -> tuple[Grant, ...]:
    roles = roles_on(account_id, day)
    stations = stations_below({role.organisation_id for role in roles})
    return tuple(
        Grant(role=Role(role.role), station_id=station_id)
        for role in roles
        for station_id in sorted(stations[role.organisation_id])
    )


def actor_for(account: StaffAccount, *, day: date, chosen_station: UUID | None = None) -> Actor:
    """The chosen station counts only while the account still has a role there."""
    grants = grants_on(account.id, day)
    stations = sorted({grant.station_id for grant in grants})
    station_id = chosen_station if chosen_station in stations else (stations[0] if stations else None)
    return Actor(staff_id=account.id, station_id=station_id, grants=grants, name=account.name)
