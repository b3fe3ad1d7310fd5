"""What belongs to a station: its branch, the community that hosts it, the areas that it serves, its address (F1, F3, F4)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.places.access import may_edit_station
from gatepost.places.enums import OrganisationKind
from gatepost.places.models import Area, Door, Organisation, Station
from gatepost.places.queries import organisations_around
from gatepost.places.refusals import PlaceRefused, refusing


@transaction.atomic
def edit_station(
    *,
    branch_id: UUID | None,
    host_community_id: UUID | None,
    area_ids: Collection[UUID],
    address_id: UUID | None,
    by: Actor,
    at: datetime,
) -> Station:
    """Raises PlaceRefused: not_here, branch_taken, address_not_served."""
    row = Station.objects.select_for_update().get(pk=may_edit_station(by))
    _check_body(row, branch_id, OrganisationKind.BRANCH, "branch")
    _check_body(row, host_community_id, OrganisationKind.COMMUNITY, "host_community")
    _check_address(row, address_id)
    row.branch_id, row.host_community_id, row.address_id = branch_id, host_community_id, address_id
    with refusing("branch_id", "branch_taken", "branch"):
        row.save(update_fields=["branch", "host_community", "address"])
    row.areas.set(Area.objects.filter(pk__in=list(area_ids)))
    audit.record(
        by=by,
        at=at,
        action="places.edit_station",
        subject_kind="station",
        subject_id=row.id,
        branch=_text(branch_id),
        community=_text(host_community_id),
        address=_text(address_id),
    )
    return row


def _check_body(station: Station, body_id: UUID | None, kind: OrganisationKind, field: str) -> None:
    if body_id is None:
        return
    known = body_id in organisations_around(station.id)
    if not known or not Organisation.objects.filter(pk=body_id, kind=kind).exists():
        raise PlaceRefused("not_here", field)


def _check_address(station: Station, door_id: UUID | None) -> None:
    """Inside a compound that the station serves."""
    if door_id is None:
        return
    served = Door.objects.filter(station_id=station.id, building__compound__isnull=False, pk=door_id)
    if not served.exists():
        raise PlaceRefused("address_not_served", "door")


def _text(identifier: UUID | None) -> str | None:
    return str(identifier) if identifier else None
