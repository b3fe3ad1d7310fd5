"""Showing a masked value in full: one value, to one person, with a line in the audit."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.people.access import may_reveal
from gatepost.people.models import Enterprise, Person
from gatepost.people.sealing import paper_of, phone_of, phone_of_enterprise


class Revealed(StrEnum):
    NAME = "name"
    PAPER = "paper"
    PHONE = "phone"


@transaction.atomic
def reveal_value(*, person_id: UUID, field: Revealed, by: Actor, at: datetime) -> str:
    """The value in the clear, "" when there is none. No line in the audit, no value."""
    row = Person.objects.get(station_id=may_reveal(by), pk=person_id)
    value = {Revealed.NAME: lambda person: person.name, Revealed.PAPER: paper_of, Revealed.PHONE: phone_of}[field](row)
    audit.record(
        by=by, at=at, action="people.reveal_value", subject_kind="person", subject_id=row.id, field=field.value
    )
    return str(value)


@transaction.atomic
def reveal_contact(*, enterprise_id: UUID, field: Revealed, by: Actor, at: datetime) -> str:
    """Name or phone of the enterprise's contact."""
    row = Enterprise.objects.get(station_id=may_reveal(by), pk=enterprise_id)
    value = row.contact_name if field is Revealed.NAME else phone_of_enterprise(row)
    audit.record(
        by=by, at=at, action="people.reveal_contact", subject_kind="enterprise", subject_id=row.id, field=field.value
    )
    return value
