"""Persons who go, and what hangs on them."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from gatepost.kernel.models import SearchEntry
from gatepost.kernel.retention.rows import Rows
from gatepost.kernel.wiring import announce, providers
from gatepost.people.events import PersonsForgotten
from gatepost.people.findable import PERSON
from gatepost.people.models import Person

FIGURES = """
SELECT 'persons', (created_at AT TIME ZONE %(zone)s)::date, NULL::uuid, '{}'::jsonb, count(*) FROM gone GROUP BY 2
"""
_GOING = """
SELECT one.id FROM people_person one
WHERE one.station_id = %(station)s AND one.created_at >= %(started)s AND one.created_at < %(ended)s
    AND NOT EXISTS (SELECT 1 FROM people_staffaccount account WHERE account.person_id = one.id)
    AND NOT EXISTS (SELECT 1 FROM people_politicalstatus step WHERE step.person_id = one.id)
    AND NOT EXISTS (SELECT 1 FROM people_personrequest asked WHERE asked.person_id = one.id AND asked.answered_at IS NULL)
"""


class PersonNeedPort:
    """Answered by modules that need somebody for another time than the emergency's: who, as a query of identifiers."""


def going_persons() -> str:
    """A query of those who were registered in the emergency, for it, and for nothing else."""
    needed = (f" AND one.id NOT IN ({provider()})" for provider in providers(PersonNeedPort))
    return _GOING + "".join(needed)


def persons(where: str) -> Rows:
    return Rows("people_person", where, figures=FIGURES, before=forget_traces)


def forget_traces(station_id: UUID, person_ids: list[UUID]) -> None:
    """Everything that names them, in this module and above, in the transaction in which they go."""
    announce(PersonsForgotten(station_id, tuple(person_ids)))
    SearchEntry.objects.filter(station_id=station_id, kind=PERSON, subject_id__in=person_ids).delete()
    for relation in _relations():
        _let_go(relation, person_ids)


def _relations() -> list[models.ForeignObjectRel]:
    """Also those that have no name on this side."""
    fields = Person._meta.get_fields(include_hidden=True)  # noqa: SLF001  Django's own way to them
    return [field for field in fields if isinstance(field, models.ForeignObjectRel)]


def _let_go(relation: models.ForeignObjectRel, person_ids: list[UUID]) -> None:
    """As Django would: rows of theirs go with them, others forget whom they named. What may not lose them, the database defends."""
    naming = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": person_ids})  # noqa: SLF001
    if relation.on_delete is models.CASCADE:
        naming.delete()
    elif relation.on_delete is models.SET_NULL:
        naming.update(**{relation.field.name: None})


def households(where: str) -> Rows:
    return Rows("people_household", where, before=_leave_household)


def _leave_household(station_id: UUID, household_ids: list[UUID]) -> None:
    Person.objects.filter(station_id=station_id, household_id__in=household_ids).update(household=None)


def employments(where: str) -> Rows:
    return Rows("people_employment", where)
