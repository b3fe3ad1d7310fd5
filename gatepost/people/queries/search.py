"""The search box across the top: everything that can be found at this station, for who may see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from gatepost.kernel.access import Actor, Permission
from gatepost.kernel.masking import mask_name
from gatepost.kernel.plain_text import compact
from gatepost.kernel.search.index import find
from gatepost.kernel.search.questions import QuestionKind, query_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.queries.persons import door_question, find_persons, with_doors

MOST = 8
"""Of one kind: the page says where to find the rest."""
_SERIAL = re.compile(r"[0-9]{9}")
_KINDS = {
    "door": Permission.SEE_PLACES,
    "enterprise": Permission.SEE_PERSONS,
    "post": Permission.SEE_PLACES,
    "vehicle": Permission.SEE_PASSES,
}


@dataclass(frozen=True, slots=True)
class Hit:
    kind: str
    """person, door, enterprise, vehicle, post, or pass."""
    subject_id: UUID | None
    title: str
    note: str = ""
    has_left: bool = False


def search(station_id: UUID, text: str, *, actor: Actor, most: int = MOST) -> list[Hit]:
    """Persons first. A nine-digit number may be the serial of a pass: that page decides."""
    hits = _persons(station_id, text, most) if actor.may(Permission.SEE_PERSONS, station_id) else []
    for kind, permission in _KINDS.items():
        if actor.may(permission, station_id):
            hits += _indexed(station_id, text, kind, most)
    serial = compact(text)
    if _SERIAL.fullmatch(serial) and actor.may(Permission.SEE_PASSES, station_id):
        hits.append(Hit("pass", None, f"{serial[:4]} {serial[4:8]} {serial[8:]}"))
    return hits


def _persons(station_id: UUID, text: str, most: int) -> list[Hit]:
    rows = with_doors(station_id, find_persons(station_id, text, most=most)[:most])
    return [
        Hit(
            "person",
            row.id,
            mask_name(row.name),
            row.household.door.spoken if row.household else "",
            has_left=row.left_on is not None,
        )
        for row in rows
    ]


def _indexed(station_id: UUID, text: str, kind: str, most: int) -> list[Hit]:
    query = query_terms(text)
    is_door = kind == "door" and query.kind is QuestionKind.DOOR
    terms = door_question(query) if is_door else query.text_terms
    with seeing([station_id]):
        return [Hit(kind, found.subject_id, found.title, found.note) for found in find(terms, kinds=[kind], most=most)]
