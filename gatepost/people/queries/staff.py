"""Staff of a station, and how many of which standing on any day (F11-F15)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from gatepost.people.enums import PoliticalStanding
from gatepost.people.models import PoliticalStatus, StaffAccount, StaffRole
from gatepost.places.models import Organisation
from gatepost.places.queries import organisations_above, stations_below
from gatepost.places.queries.organisations import own_bodies


@dataclass(frozen=True, slots=True)
class StaffMember:
    account_id: UUID
    name: str
    title: str
    standing: PoliticalStanding | None
    """None where no standing is recorded for that day."""


def holding_on(day: date) -> Q:
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gt=day))


def accounts_of(station_id: UUID) -> QuerySet[StaffAccount]:
    """Everybody who has or had a role that covers the station."""
    above = organisations_above(station_id)
    return StaffAccount.objects.filter(pk__in=StaffRole.objects.filter(organisation_id__in=above).values("account_id"))


def accounts_with_roles(station_id: UUID, day: date) -> QuerySet[StaffAccount]:
    """With the roles of that day that cover the station, as `.held`; roles elsewhere are not this station's business."""
    here = StaffRole.objects.filter(holding_on(day), organisation_id__in=organisations_above(station_id))
    prefetch = Prefetch("roles", here.select_related("organisation"), to_attr="held")
    return accounts_of(station_id).prefetch_related(prefetch).order_by("name")


def stations_covered(account_id: UUID, day: date) -> set[UUID]:
    """Where the account has something to say, on that day or later."""
    lasting = StaffRole.objects.filter(Q(until_on=None) | Q(until_on__gt=day), account_id=account_id)
    below = stations_below(lasting.values_list("organisation_id", flat=True))
    return set().union(*below.values())


def organisations_to_give(station_ids: set[UUID], station_id: UUID) -> QuerySet[Organisation]:
    """Bodies above the station below which stand only these stations: where a lead of them may give roles."""
    above = organisations_above(station_id)
    covered = stations_below(above)
    ours = [body for body in above if covered[body] and covered[body] <= station_ids]
    return Organisation.objects.filter(pk__in=ours).order_by("line", "name")


def staff_on(station_id: UUID, day: date, *, title: str = "") -> list[StaffMember]:
    """Who worked in the station or its branch on that day. Superiors in bodies above are not counted (F10)."""
    bodies = own_bodies(station_id)
    held = StaffRole.objects.filter(holding_on(day), organisation_id__in=bodies)
    rows = StaffAccount.objects.filter(pk__in=held.values("account_id")).order_by("name")
    if title:
        rows = rows.filter(title=title)
    accounts = list(rows)
    standings = standings_on(station_id, {row.person_id for row in accounts if row.person_id}, day)
    return [StaffMember(row.id, row.name, row.title, standings.get(row.person_id)) for row in accounts]


def standings_on(station_id: UUID, person_ids: set[UUID], day: date) -> dict[UUID | None, PoliticalStanding]:
    steps = PoliticalStatus.objects.filter(holding_on(day), station_id=station_id, person_id__in=person_ids)
    return {step.person_id: PoliticalStanding(step.standing) for step in steps}


def head_count(station_id: UUID, day: date, *, title: str = "") -> Counter[PoliticalStanding | None]:
    """How many of each standing: the count of `staff_on`, nothing else."""
    return Counter(member.standing for member in staff_on(station_id, day, title=title))
