"""The first station and the first account: once, while nobody has one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from gatepost.kernel import audit, clock, vault
from gatepost.kernel.access import Actor, Grant, Role
from gatepost.kernel.ids import new_id
from gatepost.kernel.tenancy import seeing
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.people.refusals import PeopleRefused
from gatepost.places.actions import add_entrance, found_post, register_compound
from gatepost.places.enums import Line, OrganisationKind
from gatepost.places.models import Organisation, Station

FIRST_ROLES = (Role.STATION_LEAD, Role.ADMINISTRATOR)
"""Who leads the station, or who only sets it up and makes the lead's account."""
_LOCK = 0x6669_7273
"""Two browsers that set up at once take turns; the number is ours alone by its text, `firs`."""


@transaction.atomic
def set_up_station(
    *,
    station: str,
    union_above: str,
    compound: str,
    is_closed: bool,
    entrance: str,
    post: str,
    sign_text: str,
    username: str,
    name: str,
    password: str,
    role: Role,
    at: datetime,
) -> Actor:
    """Everything or nothing; the actor is the first account at its station. Raises PeopleRefused: already_set_up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    if StaffAccount.objects.exists():
        raise PeopleRefused("already_set_up")
    station_id = new_id()
    with seeing([station_id]):
        body = _found_station(station_id, station, union_above, at)
        by = _first_account(station_id, body, username, name, password, role, at)
        audit.record(by=by, at=at, action="people.set_up_station", subject_kind="station", subject_id=station_id)
        place = register_compound(name=compound, is_closed=is_closed, by=by, at=at)
        gate = add_entrance(compound_id=place.id, name=entrance, by=by, at=at)
        found_post(entrance_id=gate.id, name=post, sign_text=sign_text, founded_at=at, by=by, at=at)
    return by


def _found_station(station_id: UUID, name: str, union_above: str, at: datetime) -> Organisation:
    above = None
    if union_above:
        above = Organisation.objects.create(line=Line.UNION, kind=OrganisationKind.STREET, name=union_above)
    body = Organisation.objects.create(line=Line.UNION, kind=OrganisationKind.STATION, name=name, parent=above)
    Station.objects.create(id=station_id, organisation=body)
    vault.make_key(station_id=station_id, emergency_id=None, at=at)
    return body


def _first_account(
    station_id: UUID, body: Organisation, username: str, name: str, password: str, role: Role, at: datetime
) -> Actor:
    account = StaffAccount.objects.create_account(username=username, name=name, password=password)
    StaffRole.objects.create(account=account, role=role.value, organisation=body, from_on=clock.local(at).date())
    return Actor(staff_id=account.id, station_id=station_id, grants=(Grant(role, station_id),), name=name)
