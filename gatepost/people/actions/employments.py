"""Who works where, from a day to a day."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.people.access import may_edit_persons
from gatepost.people.models import Employment, Enterprise, Person
from gatepost.people.refusals import PeopleRefused, refusing


@transaction.atomic
def hire(
    *, person_id: UUID, enterprise_id: UUID, title: str = "", from_on: date, by: Actor, at: datetime
) -> Employment:
    """Raises PeopleRefused: not_here, works_there_already."""
    station_id = may_edit_persons(by)
    person = Person.objects.filter(station_id=station_id, pk=person_id).first()
    enterprise = Enterprise.objects.filter(station_id=station_id, pk=enterprise_id, ended_on=None).first()
    if person is None or enterprise is None:
        raise PeopleRefused("not_here")
    with refusing("people_employment_once_now", "works_there_already", "enterprise"):
        row = Employment.objects.create(
            station_id=station_id, person=person, enterprise=enterprise, title=title, from_on=from_on
        )
    audit.record(
        by=by,
        at=at,
        action="people.hire",
        subject_kind="person",
        subject_id=person.id,
        enterprise=str(enterprise.id),
        on=str(from_on),
    )
    return row


@transaction.atomic
def leave(*, employment_id: UUID, on: date, by: Actor, at: datetime) -> Employment:
    """`on` is the first day not worked there. Raises PeopleRefused: has_ended, before_it_began."""
    row = Employment.objects.select_for_update().get(station_id=may_edit_persons(by), pk=employment_id)
    if row.until_on is not None:
        raise PeopleRefused("has_ended")
    if on <= row.from_on:
        raise PeopleRefused("before_it_began", "on")
    row.until_on = on
    row.save(update_fields=["until_on"])
    audit.record(by=by, at=at, action="people.leave", subject_kind="person", subject_id=row.person_id, on=str(on))
    return row
