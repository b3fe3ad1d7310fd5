"""Who holds a pass, as little as a guard needs: a masked name, a door, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

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


def holder_card(station_id: UUID, found: Found | PassFound) -> HolderCard | None:
    """The card of a pass, or the newest card of a person or vehicle; None where there is none."""
    rows = Pass.objects.filter(station_id=station_id).select_related("person__household__door", "vehicle")
    if isinstance(found, PassFound):
        return _card(rows.get(pk=found.id))
    key = "vehicle_id" if found.kind == "vehicle" else "person_id"
    newest = rows.filter(**{key: found.subject_id}).order_by("state", "-issued_at").first()
    return _card(newest) if newest else None
