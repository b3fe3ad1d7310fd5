"""Enterprises and the rooms that they rent (F34)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit, vault
from gatepost.kernel.access import Actor
from gatepost.people import findable
from gatepost.people.access import may_edit_persons
from gatepost.people.credit_codes import check_credit_code
from gatepost.people.models import Enterprise, Tenancy
from gatepost.people.phones import read_phone
from gatepost.people.refusals import PeopleRefused, refusing
from gatepost.people.sealing import seal_enterprise_phone
from gatepost.places.models import Building


@transaction.atomic
def register_enterprise(
    *,
    name: str,
    credit_code: str = "",
    is_public: bool = False,
    contact_name: str = "",
    phone: str = "",
    building_id: UUID | None = None,
    room: str = "",
    from_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Enterprise:
    """With a building the tenancy begins on `from_on`. Raises PeopleRefused: credit_code_wrong, code_taken; PhoneError."""
    station_id = may_edit_persons(by)
    row = Enterprise(station_id=station_id)
    _fill(row, name, credit_code, is_public, contact_name)
    seal_enterprise_phone(row, read_phone(phone).number if phone else "", vault.station_key(station_id))
    with refusing("people_enterprise_code_once", "code_taken", "credit_code"):
        row.save(force_insert=True)
    findable.put_enterprise(row, place="")
    audit.record(by=by, at=at, action="people.register_enterprise", subject_kind="enterprise", subject_id=row.id)
    if building_id and from_on:
        start_tenancy(enterprise_id=row.id, building_id=building_id, room=room, from_on=from_on, by=by, at=at)
    return row


@transaction.atomic
def edit_enterprise(
    *,
    enterprise_id: UUID,
    name: str,
    credit_code: str,
    is_public: bool,
    contact_name: str = "",
    phone: str = "",
    by: Actor,
    at: datetime,
) -> Enterprise:
    """An empty contact or phone keeps the one that is there. Raises PeopleRefused: has_ended, credit_code_wrong, code_taken."""
    row = _locked(enterprise_id, by)
    _fill(row, name, credit_code, is_public, contact_name or row.contact_name)
    if phone:
        seal_enterprise_phone(row, read_phone(phone).number, vault.station_key(row.station_id))
    with refusing("people_enterprise_code_once", "code_taken", "credit_code"):
        row.save()
    findable.put_enterprise(row, place=_place(row))
    audit.record(by=by, at=at, action="people.edit_enterprise", subject_kind="enterprise", subject_id=row.id)
    return row


@transaction.atomic
def start_tenancy(
    *, enterprise_id: UUID, building_id: UUID, room: str, from_on: date, by: Actor, at: datetime
) -> Tenancy:
    """Raises PeopleRefused: has_ended, not_here."""
    enterprise = _locked(enterprise_id, by)
    building = Building.objects.filter(station_id=enterprise.station_id, pk=building_id).first()
    if building is None:
        raise PeopleRefused("not_here", "building")
    row = Tenancy.objects.create(
        station_id=enterprise.station_id, enterprise=enterprise, building=building, room=room, from_on=from_on
    )
    findable.put_enterprise(enterprise, place=_place(enterprise))
    audit.record(
        by=by,
        at=at,
        action="people.start_tenancy",
        subject_kind="enterprise",
        subject_id=enterprise.id,
        building=str(building.id),
        on=str(from_on),
    )
    return row


@transaction.atomic
def end_tenancy(*, tenancy_id: UUID, on: date, by: Actor, at: datetime) -> Tenancy:
    """`on` is the first day on which the rooms are empty. Raises PeopleRefused: has_ended, before_it_began."""
    rows = Tenancy.objects.select_for_update(of=("self",)).select_related("enterprise")
    row = rows.get(station_id=may_edit_persons(by), pk=tenancy_id)
    if row.until_on is not None:
        raise PeopleRefused("has_ended")
    if on <= row.from_on:
        raise PeopleRefused("before_it_began", "on")
    row.until_on = on
    row.save(update_fields=["until_on"])
    findable.put_enterprise(row.enterprise, place=_place(row.enterprise))
    audit.record(
        by=by, at=at, action="people.end_tenancy", subject_kind="enterprise", subject_id=row.enterprise_id, on=str(on)
    )
    return row


@transaction.atomic
def close_enterprise(*, enterprise_id: UUID, on: date, by: Actor, at: datetime) -> Enterprise:
    """Gone from here: its tenancies end on the same day. Raises PeopleRefused: has_ended, before_it_began."""
    row = _locked(enterprise_id, by)
    for tenancy in Tenancy.objects.filter(station_id=row.station_id, enterprise=row, until_on=None):
        end_tenancy(tenancy_id=tenancy.id, on=on, by=by, at=at)
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    findable.drop_enterprise(row)
    audit.record(
        by=by, at=at, action="people.close_enterprise", subject_kind="enterprise", subject_id=row.id, on=str(on)
    )
    return row


def _locked(enterprise_id: UUID, by: Actor) -> Enterprise:
    """One that is gone is not changed any more: it would be found again. Raises PeopleRefused: has_ended."""
    row = Enterprise.objects.select_for_update().get(station_id=may_edit_persons(by), pk=enterprise_id)
    if row.ended_on is not None:
        raise PeopleRefused("has_ended")
    return row


def _fill(row: Enterprise, name: str, credit_code: str, is_public: bool, contact_name: str) -> None:  # noqa: FBT001
    check = check_credit_code(credit_code)
    if not check.accepted:
        raise PeopleRefused("credit_code_wrong", "credit_code")
    row.name, row.is_public, row.contact_name = name, is_public, contact_name
    row.credit_code = check.code.text if check.code else None


def _place(enterprise: Enterprise) -> str:
    """Where it is now, in words."""
    rows = Tenancy.objects.filter(station_id=enterprise.station_id, enterprise=enterprise, until_on=None)
    return "、".join(f"{row.building.name} {row.room}".strip() for row in rows.select_related("building"))[:200]
