"""Somebody without a card, found by name, door or plate. Names are masked; what comes back is enough to check the pass."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.throttling import SimpleRateThrottle
from pydantic import Field

from gatepost.api.searching import FoundHolder, find_doors, find_people, find_vehicles
from gatepost.gate.schemas.passes import PassKind
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.kernel.masking import mask_name
from gatepost.sync.requests import Call

router = Router()


class SearchThrottle(SimpleRateThrottle):
    """Nobody at a gate looks for more people than this; who copies the register name by name does."""

    scope = "search"

    def __init__(self) -> None:
        super().__init__(rate="60/min")

    def get_cache_key(self, request: HttpRequest) -> str | None:
        actor = request.actor  # type: ignore[attr-defined]
        return f"api-search-{actor.device_id or actor.staff_id}"


class SearchAsked(Schema):
    q: str = Field(min_length=1, max_length=60)
    """A name, its pinyin or initials, the end of a phone, a whole number, a door however written, or a plate."""


class HeldPassOut(Schema):
    id: UUID
    kind: PassKind
    compound_id: UUID | None
    valid_until: datetime


class PersonOut(Schema):
    id: UUID
    name: str
    """Masked."""
    door: str
    passes: list[HeldPassOut]
    """Active ones: send the id of one as pass_id with a check."""


class FoundVehicleOut(Schema):
    id: UUID
    plate: str
    passes: list[HeldPassOut]


class FoundDoorOut(Schema):
    id: UUID
    title: str
    compound: str


class SearchOut(Schema):
    people: list[PersonOut]
    vehicles: list[FoundVehicleOut]
    doors: list[FoundDoorOut]


@router.get(
    "/search",
    operation_id="search",
    summary="Find a person, a vehicle or a door",
    response=SearchOut,
    throttle=SearchThrottle(),
)
def search(request: Call, asked: Query[SearchAsked]) -> SearchOut:
    """At most 20 of each. Who asks for a door finds the people behind it among the people."""
    station_id, at = require(request.actor, Permission.SEE_PERSONS), clock.now()
    return SearchOut(
        people=[_person_out(found) for found in find_people(station_id, asked.q, at)],
        vehicles=[_vehicle_out(found) for found in find_vehicles(station_id, asked.q, at)],
        doors=[
            FoundDoorOut(id=door.subject_id, title=door.title, compound=door.note)
            for door in find_doors(station_id, asked.q)
        ],
    )


def _person_out(found: FoundHolder) -> PersonOut:
    return PersonOut(id=found.id, name=mask_name(found.name), door=found.door, passes=_passes_out(found))


def _vehicle_out(found: FoundHolder) -> FoundVehicleOut:
    return FoundVehicleOut(id=found.id, plate=found.name, passes=_passes_out(found))


def _passes_out(found: FoundHolder) -> list[HeldPassOut]:
    return [
        HeldPassOut(id=row.id, kind=PassKind(row.kind), compound_id=row.compound_id, valid_until=row.valid_until)
        for row in found.passes
    ]
