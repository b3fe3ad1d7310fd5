"""Saying that two records are of two people, and taking that back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.people.access import may_edit_persons
from gatepost.people.merging.suggesting import look_for_same_as, note_different
from gatepost.people.models import DifferentPersons, Person, between
from gatepost.people.refusals import PeopleRefused


@transaction.atomic
def say_different(*, person_id: UUID, other_id: UUID, by: Actor, at: datetime) -> DifferentPersons:
    """Two people: never suggested again. Raises PeopleRefused: same_record, merged_already."""
    station_id = may_edit_persons(by)
    if person_id == other_id:
        raise PeopleRefused("same_record")
    rows = Person.objects.select_for_update().filter(station_id=station_id, pk__in=(person_id, other_id)).order_by("pk")
    found = {row.id: row for row in rows}
    if len(found) < 2:
        raise PeopleRefused("merged_already")
    row = note_different(found[person_id], found[other_id], by=by, at=at)
    audit.record(
        by=by, at=at, action="people.say_different", subject_kind="person", subject_id=person_id, other=str(other_id)
    )
    return row


@transaction.atomic
def take_back_difference(*, person_id: UUID, other_id: UUID, by: Actor, at: datetime) -> None:
    """It was a mistake: they may be suggested again, and merged. Nothing happens where nobody had said so."""
    station_id = may_edit_persons(by)
    gone, _by_table = DifferentPersons.objects.filter(between(person_id, other_id), station_id=station_id).delete()
    if not gone:
        return
    person = Person.objects.filter(station_id=station_id, pk=person_id).first()
    if person:
        look_for_same_as(person, at)
    audit.record(
        by=by,
        at=at,
        action="people.take_back_difference",
        subject_kind="person",
        subject_id=person_id,
        other=str(other_id),
    )
