"""The register of a station, read once into plain values for an import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import Q

from gatepost.people.enums import Sex
from gatepost.people.imports.enterprise_judging import KnownEnterprise
from gatepost.people.imports.enterprise_lines import Room
from gatepost.people.imports.judging import Known
from gatepost.people.models import Employment, Enterprise, Household, Person, Tenancy
from gatepost.people.sealing import phone_of_enterprise

_STEP = 5000


def read_persons(station_id: UUID) -> Iterator[Known]:
    """A door counts while the person has not left it."""
    rows = Person.objects.filter(station_id=station_id).values_list(
        "id", "name", "paper_blind", "phone_blind", "household__door_id", "sex", "born_on", "left_on"
    )
    for person_id, name, paper, phone, door, sex, born_on, left_on in rows.iterator(chunk_size=_STEP):
        yield Known(
            person_id,
            name,
            bytes(paper) if paper else None,
            bytes(phone) if phone else None,
            door,
            Sex(sex) if sex else None,
            born_on,
            has_left=left_on is not None,
        )


def read_households(station_id: UUID) -> dict[UUID, UUID]:
    """The household behind a door now, by door."""
    rows = Household.objects.filter(station_id=station_id, until_on=None)
    return dict(rows.values_list("door_id", "id"))


def read_enterprises(station_id: UUID, day: date) -> Iterator[KnownEnterprise]:
    """With the rooms that they have now, or will have."""
    rooms: dict[UUID, set[Room]] = defaultdict(set)
    rented = Tenancy.objects.filter(Q(until_on=None) | Q(until_on__gt=day), station_id=station_id)
    for enterprise_id, building_id, room in rented.values_list("enterprise_id", "building_id", "room"):
        rooms[enterprise_id].add((building_id, room))
    for row in Enterprise.objects.filter(station_id=station_id):
        yield KnownEnterprise(
            row.id,
            row.name,
            row.credit_code or "",
            row.contact_name,
            phone_of_enterprise(row),
            frozenset(rooms[row.id]),
            is_public=row.is_public,
            has_ended=row.ended_on is not None,
        )


def read_employments(station_id: UUID) -> dict[tuple[UUID, UUID], list[Employment]]:
    """By person and enterprise, the latest first."""
    found: dict[tuple[UUID, UUID], list[Employment]] = defaultdict(list)
    for row in Employment.objects.filter(station_id=station_id).order_by("-from_on"):
        found[row.person_id, row.enterprise_id].append(row)
    return found
