"""Passes: issued singly or for a building at once; lost, replaced, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.access import may_issue
from gatepost.gate.enums import PassState
from gatepost.gate.models import Pass, Vehicle
from gatepost.gate.serials import new_serial
from gatepost.kernel import audit, clock
from gatepost.kernel.access import Actor
from gatepost.people.models import Person
from gatepost.places.models import Building, Compound

_TRIES = 5
LONGEST_DAYS = 366


class PassRefused(Exception):
    """The pass cannot be issued or changed; `reason` is a stable word, its sentence is in gate/forms.py."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Issued:
    """What a whole building got: new passes, and people who already held one."""

    made: tuple[Pass, ...]
    already: int


def validity(from_on: date, until_on: date) -> tuple[datetime, datetime]:
    """From the first second of the first day until the end of the last one, in the station's zone."""
    if until_on < from_on:
        raise PassRefused("ends_before_it_begins")
    if (until_on - from_on).days > LONGEST_DAYS:
        raise PassRefused("too_long")
    return clock.day_bounds(from_on)[0], clock.day_bounds(until_on)[1]


@transaction.atomic
def issue_pass(
    *,
    kind: PasserKind,
    person_id: UUID | None = None,
    vehicle_id: UUID | None = None,
    compound_id: UUID | None,
    from_on: date,
    until_on: date,
    by: Actor,
    at: datetime,
) -> Pass:
    """Takes the place of a pass of the same holder, kind and compound whose time is over.

    Raises PassRefused: wrong_holder, already_has_one, ends_before_it_begins, too_long, not_here, no_free_number.
    """
    station_id = may_issue(by)
    _check_holder(kind, person_id=person_id, vehicle_id=vehicle_id)
    valid_from, valid_until = validity(from_on, until_on)
    _check_belongs_here(station_id, person_id=person_id, vehicle_id=vehicle_id, compound_id=compound_id)
    new = Pass(
        station_id=station_id,
        kind=kind,
        person_id=person_id,
        vehicle_id=vehicle_id,
        compound_id=compound_id,
        valid_from=valid_from,
        valid_until=valid_until,
        issued_at=at,
        issued_by=by.staff_id,
    )
    expired = _expired_before(new)
    if expired:
        end_pass(expired, PassState.REPLACED, "", at)
    _save_with_free_number(new)
    if expired:
        _name_successor(expired, new)
    audit.record(by=by, at=at, action="gate.issue_pass", subject_kind="pass", subject_id=new.id, kind=kind.value)
    return new


def _check_holder(kind: PasserKind, *, person_id: UUID | None, vehicle_id: UUID | None) -> None:
    """A vehicle's pass names a vehicle, every other one a person; a visitor is a visit and gets none."""
    named, other = (vehicle_id, person_id) if kind is PasserKind.VEHICLE else (person_id, vehicle_id)
    if named is None or other is not None or kind is PasserKind.VISITOR:
        raise PassRefused("wrong_holder")


def _expired_before(new: Pass) -> Pass | None:
    """It still counts as the holder's one active pass, although no gate admits it any more."""
    of_holder: dict[str, Any] = {name: getattr(new, name) for name in ("person_id", "vehicle_id", "compound_id")}
    same = Pass.objects.select_for_update().filter(station_id=new.station_id, kind=new.kind, **of_holder)
    return same.filter(state=PassState.ACTIVE, valid_until__lte=new.issued_at).first()


def _save_with_free_number(row: Pass) -> None:
    for _try in range(_TRIES):
        row.serial = new_serial()
        if _saved(row):
            return
    raise PassRefused("no_free_number")


def _check_belongs_here(
    station_id: UUID, *, person_id: UUID | None, vehicle_id: UUID | None, compound_id: UUID | None
) -> None:
    """Foreign keys know no tenants: this does."""
    here = (
        (Person.objects.filter(station_id=station_id, left_on=None), person_id),
        (Vehicle.objects.filter(station_id=station_id), vehicle_id),
        (Compound.objects.filter(station_id=station_id), compound_id),
    )
    for rows, key in here:
        if key is not None and not rows.filter(pk=key).exists():
            raise PassRefused("not_here")


def _saved(row: Pass) -> bool:
    """False when the number was taken; a second active pass of one holder is refused."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if "gate_pass_one_active" in str(error):
            raise PassRefused("already_has_one") from error
        if "gate_pass_serial_once" not in str(error):
            raise
        return False
    return True


@transaction.atomic
def issue_building(*, building_id: UUID, from_on: date, until_on: date, by: Actor, at: datetime) -> Issued:
    """A pass for everybody registered in a building who has none; all of them or none."""
    station_id = may_issue(by)
    building = Building.objects.select_for_update().get(station_id=station_id, pk=building_id)
    if building.compound_id is None:
        raise PassRefused("not_here")
    people = residents_of(building)
    holders = _valid_holders(station_id, building.compound_id, at)
    made = tuple(
        issue_pass(
            kind=PasserKind.RESIDENT,
            person_id=person.id,
            compound_id=building.compound_id,
            from_on=from_on,
            until_on=until_on,
            by=by,
            at=at,
        )
        for person in people
        if person.id not in holders
    )
    return Issued(made, already=len(people) - len(made))


def _valid_holders(station_id: UUID, compound_id: UUID, at: datetime) -> set[UUID | None]:
    """Residents who hold a pass that is good in the compound; one for all of the station is."""
    good_there = Q(compound_id=compound_id) | Q(compound_id=None)
    valid = Pass.objects.filter(
        good_there, station_id=station_id, kind=PasserKind.RESIDENT, state=PassState.ACTIVE, valid_until__gt=at
    )
    return set(valid.values_list("person_id", flat=True))


def residents_of(building: Building) -> Sequence[Person]:
    living = Person.objects.filter(household__door__building=building, household__until_on=None, left_on=None)
    return list(living.order_by("household__door__key", "name"))


def end_pass(row: Pass, state: PassState, reason: str, at: datetime) -> None:
    """A lost card that is replaced stays worthless from the second in which it was lost."""
    row.state = state
    row.state_from = row.state_from or at
    row.state_reason = reason
    row.save(update_fields=["state", "state_from", "state_reason"])


def _name_successor(old: Pass, new: Pass) -> None:
    old.replaced_by = new
    old.save(update_fields=["replaced_by"])


def _active(pass_id: UUID, by: Actor) -> Pass:
    station_id = may_issue(by)
    row = Pass.objects.select_for_update().get(station_id=station_id, pk=pass_id)
    if row.state != PassState.ACTIVE:
        raise PassRefused("no_longer_active")
    return row


@transaction.atomic
def report_lost(*, pass_id: UUID, reason: str, by: Actor, at: datetime) -> Pass:
    """From this second on the card is worth nothing, whoever holds it."""
    row = _active(pass_id, by)
    end_pass(row, PassState.LOST, reason, at)
    audit.record(by=by, at=at, action="gate.report_lost", subject_kind="pass", subject_id=row.id, reason=reason)
    return row


@transaction.atomic
def withdraw_pass(*, pass_id: UUID, reason: str, by: Actor, at: datetime) -> Pass:
    """Moved out, or misused: refused from this second on."""
    row = _active(pass_id, by)
    end_pass(row, PassState.WITHDRAWN, reason, at)
    audit.record(by=by, at=at, action="gate.withdraw_pass", subject_kind="pass", subject_id=row.id, reason=reason)
    return row


@transaction.atomic
def replace_pass(*, pass_id: UUID, reason: str, by: Actor, at: datetime) -> Pass:
    """A new card with a new number for the same holder and period; the old one ends in the same second."""
    station_id = may_issue(by)
    old = Pass.objects.select_for_update().get(station_id=station_id, pk=pass_id)
    if old.state not in {PassState.ACTIVE, PassState.LOST} or old.valid_until <= at:
        raise PassRefused("no_longer_active")
    end_pass(old, PassState.REPLACED, reason, at)
    new = issue_pass(
        kind=PasserKind(old.kind),
        person_id=old.person_id,
        vehicle_id=old.vehicle_id,
        compound_id=old.compound_id,
        from_on=clock.local(max(old.valid_from, at)).date(),
        until_on=last_day(old),
        by=by,
        at=at,
    )
    _name_successor(old, new)
    audit.record(
        by=by, at=at, action="gate.replace_pass", subject_kind="pass", subject_id=old.id, reason=reason, new=str(new.id)
    )
    return new


def last_day(row: Pass) -> date:
    """`valid_until` is the first instant after the last day."""
    return clock.local(row.valid_until - timedelta(microseconds=1)).date()
