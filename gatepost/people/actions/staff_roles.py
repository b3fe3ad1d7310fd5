"""Dated roles of staff accounts (F6-F10). One person may be on duty, case worker and tester at once."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor, Role
from gatepost.people.access import leads_all_of, may_edit_staff
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.people.refusals import PeopleRefused, refusing
from gatepost.places.queries import stations_below


@transaction.atomic
def grant_role(
    *,
    account_id: UUID,
    role: Role,
    organisation_id: UUID,
    from_on: date,
    until_on: date | None = None,
    by: Actor,
    at: datetime,
) -> StaffRole:
    """`until_on` is the first day without it. Raises PeopleRefused: not_yourself, not_yours_to_give, has_it_already, before_it_began."""
    may_edit_staff(by)
    _check_may_decide(account_id, organisation_id, by)
    if until_on and until_on <= from_on:
        raise PeopleRefused("before_it_began", "until_on")
    account = StaffAccount.objects.get(pk=account_id)
    with refusing("people_staffrole_once_now", "has_it_already", "role"):
        row = StaffRole.objects.create(
            account=account,
            role=role.value,
            organisation_id=organisation_id,
            from_on=from_on,
            until_on=until_on,
            granted_by=by.staff_id,
        )
    audit.record(
        by=by,
        at=at,
        action="people.grant_role",
        subject_kind="staff",
        subject_id=account_id,
        role=role.value,
        on=str(from_on),
    )
    return row


@transaction.atomic
def end_role(*, role_id: UUID, on: date, by: Actor, at: datetime) -> None:
    """`on` is the first day without it. A role ended before it began was a slip, and is taken back."""
    may_edit_staff(by)
    row = StaffRole.objects.select_for_update().get(pk=role_id)
    _check_may_decide(row.account_id, row.organisation_id, by)
    if row.until_on is not None and row.until_on <= on:
        raise PeopleRefused("has_ended")
    if on <= row.from_on:
        row.delete()
    else:
        row.until_on = on
        row.save(update_fields=["until_on"])
    audit.record(
        by=by,
        at=at,
        action="people.end_role",
        subject_kind="staff",
        subject_id=row.account_id,
        role=row.role,
        on=str(on),
    )


def _check_may_decide(account_id: UUID, organisation_id: UUID, by: Actor) -> None:
    """A role holds for every station below its place: who gives it leads them all."""
    if account_id == by.staff_id:
        raise PeopleRefused("not_yourself")
    covered = stations_below([organisation_id])[organisation_id]
    if not covered or not leads_all_of(by, covered):
        raise PeopleRefused("not_yours_to_give", "organisation")
