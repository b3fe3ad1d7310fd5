"""From a question to people and vehicles with their passes, and doors. Every row is of the asking station, whoever else the actor may see."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass, Vehicle
from gatepost.kernel.search.index import Found, find
from gatepost.kernel.search.questions import QuestionKind, query_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.queries.persons import door_question, find_here, find_persons, with_doors

MOST = 20


@dataclass(frozen=True, slots=True)
class FoundHolder:
    """A person, or a vehicle by its plate."""

    id: UUID
    name: str
    door: str
    passes: tuple[Pass, ...]


def find_doors(station_id: UUID, asked: str) -> list[Found]:
    query = query_terms(asked)
    terms = door_question(query) if query.kind is QuestionKind.DOOR else query.text_terms
    with seeing([station_id]):
        return find(terms, kinds=["door"], most=MOST)


def find_people(station_id: UUID, asked: str, at: datetime) -> list[FoundHolder]:
    """By name, phone, paper, or the door they live behind, in the order of names; who has left is not at the gate."""
    rows = with_doors(station_id, find_persons(station_id, asked, most=MOST))
    people = [row for row in rows if row.left_on is None]
    held = _passes(Pass.objects.filter(station_id=station_id, person__in=people), at)
    return [
        FoundHolder(row.id, row.name, row.household.door.spoken if row.household else "", tuple(held.get(row.id, ())))
        for row in people
    ]


def find_vehicles(station_id: UUID, asked: str, at: datetime) -> list[FoundHolder]:
    """By the plate or a part of it, however typed."""
    found = find_here(station_id, query_terms(asked).text_terms, ["vehicle"], most=MOST)
    return _with_passes(station_id, found, at) if found else []


def _with_passes(station_id: UUID, vehicle_ids: Collection[UUID], at: datetime) -> list[FoundHolder]:
    rows = Vehicle.objects.filter(station_id=station_id, pk__in=vehicle_ids).order_by("plate")
    held = _passes(Pass.objects.filter(station_id=station_id, vehicle__in=vehicle_ids), at)
    return [FoundHolder(row.id, row.plate, "", tuple(held.get(row.id, ()))) for row in rows]


def _passes(rows: QuerySet[Pass], at: datetime) -> dict[UUID, list[Pass]]:
    """Those that are good now, by holder, the first to end first."""
    held: dict[UUID, list[Pass]] = {}
    for row in rows.filter(state=PassState.ACTIVE, valid_until__gt=at).order_by("valid_until"):
        held.setdefault(_holder(row), []).append(row)
    return held


def _holder(row: Pass) -> UUID:
    found = row.person_id or row.vehicle_id
    assert found is not None  # noqa: S101  a constraint of the table
    return found
