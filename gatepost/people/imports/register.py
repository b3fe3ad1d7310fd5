"""The register of a station, read once into plain values for an import."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from gatepost.people.enums import Sex
from gatepost.people.imports.judging import Known
from gatepost.people.models import Household, Person

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
