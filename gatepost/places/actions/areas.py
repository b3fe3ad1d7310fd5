"""Areas: official codes begin and are withdrawn. Old records keep the name of their day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.places.access import edits_all_of, may_edit_places
from gatepost.places.enums import AreaLevel
from gatepost.places.models import Area
from gatepost.places.queries.areas import stations_serving
from gatepost.places.refusals import PlaceRefused, refusing
from gatepost.places.rules import code_fits


@transaction.atomic
def add_area(
    *, level: AreaLevel, code: str, name: str, parent_id: UUID | None, valid_from: date, by: Actor, at: datetime
) -> Area:
    """Raises PlaceRefused: code_shape, code_taken, code_still_valid_then."""
    may_edit_places(by)
    if not code_fits(level, code):
        raise PlaceRefused("code_shape", "code")
    if Area.objects.filter(code=code, valid_until__gt=valid_from).exists():
        raise PlaceRefused("code_still_valid_then", "valid_from")
    with refusing("places_area_code", "code_taken", "code"):
        row = Area.objects.create(level=level, code=code, name=name, parent_id=parent_id, valid_from=valid_from)
    audit.record(by=by, at=at, action="places.add_area", subject_kind="area", subject_id=row.id, code=code)
    return row


@transaction.atomic
def withdraw_area(*, area_id: UUID, on: date, successor_ids: Collection[UUID] = (), by: Actor, at: datetime) -> Area:
    """`on` is the first day without the code.

    Raises PlaceRefused: serves_others, withdrawn_already, before_it_began, own_successor.
    """
    may_edit_places(by)
    row = Area.objects.select_for_update().get(pk=area_id)
    if not edits_all_of(by, stations_serving(area_id)):
        raise PlaceRefused("serves_others")
    if row.valid_until is not None:
        raise PlaceRefused("withdrawn_already")
    if on <= row.valid_from:
        raise PlaceRefused("before_it_began", "on")
    if area_id in successor_ids:
        raise PlaceRefused("own_successor", "successors")
    row.valid_until = on
    row.save(update_fields=["valid_until"])
    row.successors.set(Area.objects.filter(pk__in=list(successor_ids)))
    audit.record(
        by=by, at=at, action="places.withdraw_area", subject_kind="area", subject_id=row.id, code=row.code, on=str(on)
    )
    return row
