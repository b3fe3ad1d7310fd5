"""A whole compound at once: buildings alike, with all their doors."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel.access import Actor
from gatepost.places.access import may_edit_places
from gatepost.places.actions.buildings import add_doors, register_building
from gatepost.places.enums import BuildingKind
from gatepost.places.models import Building, Compound
from gatepost.places.queries.patterns import BuildingsPlan, plan_of
from gatepost.places.refusals import PlaceRefused
from gatepost.places.rules import MOST_DOORS_AT_ONCE, BuildingsPattern, building_name


@transaction.atomic
def make_buildings(*, compound_id: UUID, pattern: BuildingsPattern, by: Actor, at: datetime) -> BuildingsPlan:
    """What was added; buildings and doors that are there stay as they are. All of it or nothing.

    Raises PlaceRefused: no_doors, too_many_doors, too_many_at_once, name_taken.
    """
    station_id = may_edit_places(by)
    compound = Compound.objects.select_for_update().get(station_id=station_id, pk=compound_id)
    if pattern.count > MOST_DOORS_AT_ONCE:
        raise PlaceRefused("too_many_at_once")
    plan = plan_of(station_id, compound.id, pattern)
    for number in pattern.numbers:
        building_id = _building(compound, number, by, at)
        add_doors(building_id=building_id, pattern=pattern.doors, by=by, at=at)
    return plan


def _building(compound: Compound, number: str, by: Actor, at: datetime) -> UUID:
    known = Building.objects.filter(station_id=compound.station_id, compound=compound, number=number).first()
    if known:
        return known.id
    return register_building(
        compound_id=compound.id, kind=BuildingKind.RESIDENTIAL, name=building_name(number), number=number, by=by, at=at
    ).id
