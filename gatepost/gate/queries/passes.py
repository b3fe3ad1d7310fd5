"""Lists of passes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass
from gatepost.gate.queries.inside import ending_soon
from gatepost.gate.serials import SerialError, read_serial
from gatepost.kernel.search.index import find
from gatepost.kernel.search.questions import query_terms

EXPIRED = "expired"
ENDING = "ending"
STATES = (*(state.value for state in PassState), EXPIRED, ENDING)
"""What a list of passes can be narrowed to. Expired and ending soon are not stored: they follow from the clock."""


def shown_state(row: Pass, at: datetime) -> str:
    return EXPIRED if row.state == PassState.ACTIVE and row.valid_until <= at else row.state


def passes(station_id: UUID, *, at: datetime, state: str = "", kind: str = "", asked: str = "") -> QuerySet[Pass]:
    """Newest first. `asked` is a number, a name or a plate, however typed."""
    rows = Pass.objects.filter(station_id=station_id).select_related("person__household__door", "vehicle", "compound")
    if state == EXPIRED:
        rows = rows.filter(state=PassState.ACTIVE, valid_until__lte=at)
    elif state == PassState.ACTIVE:
        rows = rows.filter(state=state, valid_until__gt=at)
    elif state == ENDING:
        rows = rows.filter(pk__in=ending_soon(station_id, at))
    elif state:
        rows = rows.filter(state=state)
    if kind:
        rows = rows.filter(kind=kind)
    if asked.strip():
        rows = rows.filter(_asked(asked))
    return rows.order_by("-issued_at", "serial")


def _asked(text: str) -> Q:
    try:
        return Q(serial=read_serial(text))
    except SerialError:
        query = query_terms(text)
        people = [found.subject_id for found in find(query.name_terms, kinds=["person"], most=200)]
        vehicles = [found.subject_id for found in find(query.text_terms, kinds=["vehicle"], most=200)]
        return Q(person_id__in=people) | Q(vehicle_id__in=vehicles)


def passes_of_person(station_id: UUID, person_id: UUID) -> list[Pass]:
    return list(Pass.objects.filter(station_id=station_id, person_id=person_id).order_by("-issued_at"))


def passes_of_building(station_id: UUID, building_id: UUID, at: datetime) -> list[Pass]:
    """Valid ones, by door: what is printed for a building."""
    rows = Pass.objects.filter(
        station_id=station_id,
        state=PassState.ACTIVE,
        valid_until__gt=at,
        person__household__door__building_id=building_id,
    )
    return list(
        rows.select_related("person__household__door", "compound").order_by("person__household__door__key", "serial")
    )
