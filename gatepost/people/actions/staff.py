"""Staff accounts: made by a lead with a first role, edited, locked out, let in again. Nobody decides over the own account."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from gatepost.kernel import audit, clock
from gatepost.kernel.access import Actor, Role
from gatepost.people.access import leads_all_of, may_edit_staff
from gatepost.people.actions.staff_roles import grant_role
from gatepost.people.models import Person, StaffAccount
from gatepost.people.queries.staff import accounts_of, stations_covered
from gatepost.people.refusals import PeopleRefused, refusing


@transaction.atomic
def create_account(
    *,
    username: str,
    name: str,
    password: str | None,
    title: str = "",
    person_id: UUID | None = None,
    role: Role,
    organisation_id: UUID,
    from_on: date,
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> StaffAccount:
    """Without a password nobody signs in until one is given. Raises PeopleRefused: username_taken, person_has_account, not_here,
    not_yours_to_give, before_it_began."""
    station_id = may_edit_staff(by)
    if person_id and not Person.objects.filter(station_id=station_id, pk=person_id).exists():
        raise PeopleRefused("not_here", "person")
    with refusing("username", "username_taken", "username"):
        row = StaffAccount.objects.create_account(username=username, name=name, password=password, title=title)
    _join_person(row, person_id)
    audit.record(by=by, at=at, action="people.create_account", subject_kind="staff", subject_id=row.id)
    grant_role(
        account_id=row.id,
        role=role,
        organisation_id=organisation_id,
        from_on=from_on,
        until_on=until_on,
        by=by,
        at=at,
    )
    return row


@transaction.atomic
def edit_account(
    *, account_id: UUID, name: str, title: str, person_id: UUID | None, by: Actor, at: datetime
) -> StaffAccount:
    station_id = may_edit_staff(by)
    row = _led_by(account_id, by, at)
    if person_id and not Person.objects.filter(station_id=station_id, pk=person_id).exists():
        raise PeopleRefused("not_here", "person")
    row.name, row.title = name, title
    row.save(update_fields=["name", "title"])
    _join_person(row, person_id)
    audit.record(by=by, at=at, action="people.edit_account", subject_kind="staff", subject_id=row.id)
    return row


@transaction.atomic
def give_password(*, account_id: UUID, password: str, by: Actor, at: datetime) -> None:
    """For someone who forgot it; that one changes it after signing in. Sessions under the old one end."""
    row = _other(account_id, by, at)
    row.set_password(password)
    row.save(update_fields=["password"])
    audit.record(by=by, at=at, action="people.give_password", subject_kind="staff", subject_id=row.id)


@transaction.atomic
def take_second_factor(*, account_id: UUID, by: Actor, at: datetime) -> None:
    """For someone who lost it, codes and all: the next sign-in is by password, and sets up a new one before anything else."""
    row = _other(account_id, by, at)
    taken, _of_each = Authenticator.objects.filter(user=row).delete()
    if not taken:
        raise PeopleRefused("no_second_factor")
    audit.record(by=by, at=at, action="people.take_second_factor", subject_kind="staff", subject_id=row.id)


@transaction.atomic
def deactivate(*, account_id: UUID, by: Actor, at: datetime) -> None:
    """From the next click on, signed in or not. Roles stay as they are, so that history can be counted."""
    _set_active(account_id, is_active=False, by=by, at=at)


@transaction.atomic
def reactivate(*, account_id: UUID, by: Actor, at: datetime) -> None:
    _set_active(account_id, is_active=True, by=by, at=at)


def _set_active(account_id: UUID, *, is_active: bool, by: Actor, at: datetime) -> None:
    row = _other(account_id, by, at)
    row.is_active = is_active
    row.save(update_fields=["is_active"])
    action = "people.reactivate" if is_active else "people.deactivate"
    audit.record(by=by, at=at, action=action, subject_kind="staff", subject_id=row.id)


def _other(account_id: UUID, by: Actor, at: datetime) -> StaffAccount:
    if account_id == by.staff_id:
        raise PeopleRefused("not_yourself")
    return _led_by(account_id, by, at)


def _led_by(account_id: UUID, by: Actor, at: datetime) -> StaffAccount:
    """An account of this station that works nowhere else. Raises PeopleRefused: works_elsewhere."""
    row = StaffAccount.objects.select_for_update().get(
        pk__in=accounts_of(may_edit_staff(by)).values("pk"), pk=account_id
    )
    if not leads_all_of(by, stations_covered(row.id, clock.local(at).date())):
        raise PeopleRefused("works_elsewhere")
    return row


def _join_person(row: StaffAccount, person_id: UUID | None) -> None:
    row.person_id = person_id
    with refusing("person_id", "person_has_account", "person"):
        row.save(update_fields=["person"])
