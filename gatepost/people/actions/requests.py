"""Requests of people about their own data: taken in with the day on which the answer is due, and answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit, clock, vault
from gatepost.kernel.access import Actor
from gatepost.kernel.ids import new_id
from gatepost.people.access import may_answer_requests
from gatepost.people.enums import RequestKind, RequestOutcome
from gatepost.people.models import Person, PersonRequest
from gatepost.people.refusals import PeopleRefused
from gatepost.people.request_texts import seal_answer, seal_request
from gatepost.people.retention.forgetting import destroy_person

ANSWER_DAYS = 30
"""GB/T 35273: at the latest. The law says without delay."""


@transaction.atomic
def receive_request(
    *, kind: RequestKind, asker: str, wish: str, person_id: UUID | None, by: Actor, at: datetime
) -> PersonRequest:
    """Who it is was seen from their paper by whoever takes it in. Raises PeopleRefused: not_here."""
    station_id = may_answer_requests(by)
    if person_id and not Person.objects.filter(station_id=station_id, pk=person_id).exists():
        raise PeopleRefused("not_here")
    key_id = vault.station_key(station_id)
    row = PersonRequest(id=new_id(), station_id=station_id, kind=kind, person_id=person_id, received_at=at)
    row.received_by = by.staff_id
    row.due_on = clock.local(at).date() + timedelta(days=ANSWER_DAYS)
    seal_request(row, asker, wish, key_id)
    row.save(force_insert=True)
    audit.record(
        by=by, at=at, action="people.receive_request", subject_kind="request", subject_id=row.id, request=kind.value
    )
    return row


@transaction.atomic
def answer_request(*, request_id: UUID, outcome: RequestOutcome, answer: str, by: Actor, at: datetime) -> PersonRequest:
    """Deleting is done here and now, with the answer. Raises PeopleRefused: has_ended, answer_missing, still_needed, nobody_chosen."""
    station_id = may_answer_requests(by)
    row = PersonRequest.objects.select_for_update().get(station_id=station_id, pk=request_id)
    if row.answered_at is not None:
        raise PeopleRefused("has_ended")
    if not answer.strip():
        raise PeopleRefused("answer_missing", "answer")
    row.outcome, row.answered_at, row.answered_by = outcome, at, by.staff_id
    seal_answer(row, answer, vault.station_key(station_id))
    row.save()
    audit.record(
        by=by,
        at=at,
        action="people.answer_request",
        subject_kind="request",
        subject_id=row.id,
        request=row.kind,
        outcome=outcome.value,
    )
    if row.kind == RequestKind.DELETE and outcome is RequestOutcome.DONE:
        _delete(row, by=by, at=at)
    return row


def _delete(row: PersonRequest, *, by: Actor, at: datetime) -> None:
    if row.person_id is None:
        raise PeopleRefused("nobody_chosen")
    person_id, row.person_id = row.person_id, None
    destroy_person(row.station_id, person_id)
    audit.record(by=by, at=at, action="people.destroy_person", subject_kind="person", subject_id=person_id)
