"""Organisations: founded below another, and edited. They never move: roles above cover the stations below."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.places.access import edits_all_of, may_edit_places
from gatepost.places.enums import Line, OrganisationKind
from gatepost.places.models import Organisation
from gatepost.places.queries import organisations_around, stations_below
from gatepost.places.refusals import PlaceRefused, refusing


@transaction.atomic
def found_organisation(
    *,
    parent_id: UUID,
    line: Line,
    kind: OrganisationKind,
    name: str,
    area_id: UUID | None = None,
    founded_on: date | None = None,
    phone: str = "",
    by: Actor,
    at: datetime,
) -> Organisation:
    """Raises PlaceRefused: not_here, name_taken."""
    _in_reach(parent_id, may_edit_places(by))
    with refusing("places_organisation_named_once", "name_taken", "name"):
        row = Organisation.objects.create(
            parent_id=parent_id, line=line, kind=kind, name=name, area_id=area_id, founded_on=founded_on, phone=phone
        )
    audit.record(
        by=by, at=at, action="places.found_organisation", subject_kind="organisation", subject_id=row.id, name=name
    )
    return row


@transaction.atomic
def edit_organisation(
    *,
    organisation_id: UUID,
    name: str,
    area_id: UUID | None,
    founded_on: date | None,
    phone: str,
    by: Actor,
    at: datetime,
) -> Organisation:
    """Raises PlaceRefused: not_here, belongs_to_others, name_taken."""
    _in_reach(organisation_id, may_edit_places(by))
    if not edits_all_of(by, stations_below([organisation_id])[organisation_id]):
        raise PlaceRefused("belongs_to_others")
    row = Organisation.objects.select_for_update().get(pk=organisation_id)
    before = row.name
    row.name, row.area_id, row.founded_on, row.phone = name, area_id, founded_on, phone
    with refusing("places_organisation_named_once", "name_taken", "name"):
        row.save(update_fields=["name", "area", "founded_on", "phone"])
    audit.record(
        by=by,
        at=at,
        action="places.edit_organisation",
        subject_kind="organisation",
        subject_id=row.id,
        before=before,
        name=name,
    )
    return row


def _in_reach(organisation_id: UUID, station_id: UUID) -> None:
    if organisation_id not in organisations_around(station_id):
        raise PlaceRefused("not_here")
