"""Political standing: dated steps, so that any past day can be counted (F13-F16)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit, clock
from gatepost.kernel.access import Actor
from gatepost.people.access import may_edit_standing
from gatepost.people.enums import PoliticalStanding
from gatepost.people.models import Person, PoliticalStatus
from gatepost.people.refusals import PeopleRefused
from gatepost.people.rules import Step, place_step


@transaction.atomic
def set_political_status(
    *, person_id: UUID, standing: PoliticalStanding, from_on: date, by: Actor, at: datetime
) -> PoliticalStatus:
    """Fits the step into the history, in any order; a second one on the same day corrects the first. Raises: in_the_future."""
    station_id = may_edit_standing(by)
    if from_on > clock.local(at).date():
        raise PeopleRefused("in_the_future", "from_on")
    person = Person.objects.select_for_update().get(station_id=station_id, pk=person_id)
    row = _correct(person, standing, from_on) or _insert(person, standing, from_on)
    audit.record(
        by=by, at=at, action="people.set_political_status", subject_kind="person", subject_id=person.id, on=str(from_on)
    )
    return row


def _correct(person: Person, standing: PoliticalStanding, from_on: date) -> PoliticalStatus | None:
    row = PoliticalStatus.objects.filter(station_id=person.station_id, person=person, from_on=from_on).first()
    if row:
        row.standing = standing
        row.save(update_fields=["standing"])
    return row


def _insert(person: Person, standing: PoliticalStanding, from_on: date) -> PoliticalStatus:
    steps = list(PoliticalStatus.objects.filter(station_id=person.station_id, person=person))
    until_on = place_step([Step(step.from_on, step.until_on) for step in steps], from_on)
    for step in steps:
        if step.from_on < from_on and (step.until_on is None or step.until_on > from_on):
            step.until_on = from_on
            step.save(update_fields=["until_on"])
    return PoliticalStatus.objects.create(
        station_id=person.station_id, person=person, standing=standing, from_on=from_on, until_on=until_on
    )
