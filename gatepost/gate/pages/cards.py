"""Who holds a pass, as little as a guard needs: a masked name, a door, until when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.models import Pass
from gatepost.gate.names import PASSER_NAMES
from gatepost.gate.queries.passes import shown_state
from gatepost.gate.queries.situation import PassFound
from gatepost.gate.serials import show_serial
from gatepost.kernel import clock
from gatepost.kernel.masking import mask_name
from gatepost.kernel.search.index import Found


@dataclass(frozen=True, slots=True)
class HolderCard:
    pass_id: UUID
    name: str
    """Masked for a person; the plate of a vehicle as it is, since it is painted on the car."""
    place: str
    kind: str
    serial: str
    state: str
    valid_until: datetime


def _card(row: Pass) -> HolderCard:
    person, vehicle = row.person, row.vehicle
    household = person.household if person else None
    return HolderCard(
        pass_id=row.id,
        name=mask_name(person.name) if person else vehicle.plate if vehicle else "",
        place=household.door.spoken if household else "",
        kind=str(PASSER_NAMES[PasserKind(row.kind)]),
        serial=show_serial(row.serial),
        state=shown_state(row, clock.now()),
        valid_until=row.valid_until,
    )


def _rows(station_id: UUID) -> QuerySet[Pass]:
    return Pass.objects.filter(station_id=station_id).select_related("person__household__door", "vehicle")


def card_of(station_id: UUID, found: PassFound) -> HolderCard:
    return _card(_rows(station_id).get(pk=found.id))


def cards_of(station_id: UUID, found: Iterable[Found]) -> dict[UUID, HolderCard]:
    """For each person or vehicle its newest card that still holds, or else its newest one. Who has none is not there."""
    keys = [one.subject_id for one in found]
    rows = _rows(station_id).filter(Q(person_id__in=keys) | Q(vehicle_id__in=keys))
    cards: dict[UUID, HolderCard] = {}
    for row in rows.order_by("state", "-issued_at"):
        holder = row.person_id or row.vehicle_id
        if holder:
            cards.setdefault(holder, _card(row))
    return cards
