"""Compounds, closed and opened; their entrances (F5)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.places.access import may_edit_places
from gatepost.places.models import Compound, Entrance
from gatepost.places.queries import organisations_around
from gatepost.places.refusals import PlaceRefused, refusing


@transaction.atomic
def register_compound(
    *,
    name: str,
    is_closed: bool,
    address: str = "",
    community_id: UUID | None = None,
    area_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> Compound:
    """Raises PlaceRefused: not_here, name_taken."""
    station_id = may_edit_places(by)
    _check_community(community_id, station_id)
    with refusing("places_compound_named_once", "name_taken", "name"):
        row = Compound.objects.create(
            station_id=station_id,
            name=name,
            is_closed=is_closed,
            state_since=at,
            address=address,
            community_id=community_id,
            area_id=area_id,
        )
    audit.record(
        by=by, at=at, action="places.register_compound", subject_kind="compound", subject_id=row.id, closed=is_closed
    )
    return row


@transaction.atomic
def edit_compound(
    *,
    compound_id: UUID,
    name: str,
    address: str,
    community_id: UUID | None,
    area_id: UUID | None,
    by: Actor,
    at: datetime,
) -> Compound:
    station_id = may_edit_places(by)
    _check_community(community_id, station_id)
    row = Compound.objects.select_for_update().get(station_id=station_id, pk=compound_id)
    row.name, row.address, row.community_id, row.area_id = name, address, community_id, area_id
    with refusing("places_compound_named_once", "name_taken", "name"):
        row.save(update_fields=["name", "address", "community", "area"])
    audit.record(by=by, at=at, action="places.edit_compound", subject_kind="compound", subject_id=row.id, name=name)
    return row


def close_compound(*, compound_id: UUID, by: Actor, at: datetime) -> Compound:
    """From now on people pass by its entrances only. Raises PlaceRefused: so_already."""
    return _set_state(compound_id, is_closed=True, by=by, at=at)


def open_compound(*, compound_id: UUID, by: Actor, at: datetime) -> Compound:
    """Raises PlaceRefused: so_already."""
    return _set_state(compound_id, is_closed=False, by=by, at=at)


@transaction.atomic
def _set_state(compound_id: UUID, *, is_closed: bool, by: Actor, at: datetime) -> Compound:
    row = Compound.objects.select_for_update().get(station_id=may_edit_places(by), pk=compound_id)
    if row.is_closed is is_closed:
        raise PlaceRefused("so_already")
    row.is_closed, row.state_since = is_closed, at
    row.save(update_fields=["is_closed", "state_since"])
    action = "places.close_compound" if is_closed else "places.open_compound"
    audit.record(by=by, at=at, action=action, subject_kind="compound", subject_id=row.id)
    return row


@transaction.atomic
def add_entrance(
    *,
    compound_id: UUID,
    name: str,
    is_open: bool = True,
    opens_minute: int | None = None,
    closes_minute: int | None = None,
    by: Actor,
    at: datetime,
) -> Entrance:
    """Minutes since midnight, both or neither. Raises PlaceRefused: name_taken, hours_backward."""
    station_id = may_edit_places(by)
    compound = Compound.objects.get(station_id=station_id, pk=compound_id)
    row = Entrance(station_id=station_id, compound=compound)
    _save_entrance(row, name, is_open, opens_minute, closes_minute)
    audit.record(by=by, at=at, action="places.add_entrance", subject_kind="entrance", subject_id=row.id, name=name)
    return row


@transaction.atomic
def edit_entrance(
    *,
    entrance_id: UUID,
    name: str,
    is_open: bool,
    opens_minute: int | None,
    closes_minute: int | None,
    by: Actor,
    at: datetime,
) -> Entrance:
    row = Entrance.objects.select_for_update().get(station_id=may_edit_places(by), pk=entrance_id)
    _save_entrance(row, name, is_open, opens_minute, closes_minute)
    audit.record(
        by=by, at=at, action="places.edit_entrance", subject_kind="entrance", subject_id=row.id, name=name, open=is_open
    )
    return row


def _save_entrance(row: Entrance, name: str, is_open: bool, opens: int | None, closes: int | None) -> None:  # noqa: FBT001
    if (opens is None) is not (closes is None) or (opens is not None and closes is not None and opens >= closes):
        raise PlaceRefused("hours_backward", "closes")
    row.name, row.is_open, row.opens_minute, row.closes_minute = name, is_open, opens, closes
    with refusing("places_entrance_named_once", "name_taken", "name"):
        row.save()


def _check_community(community_id: UUID | None, station_id: UUID) -> None:
    if community_id is not None and community_id not in organisations_around(station_id):
        raise PlaceRefused("not_here", "community")
