"""Passes: issued singly or for a building at once; lost, replaced, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

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
    """Raises PassRefused: already_has_one, ends_before_it_begins, too_long, not_here."""
    station_id = may_issue(by)
    valid_from, valid_until = validity(from_on, until_on)
    _check_belongs_here(station_id, person_id=person_id, vehicle_id=vehicle_id, compound_id=compound_id)
    for _try in range(_TRIES):
        row = Pass(
            station_id=station_id,
            serial=new_serial(),
            kind=kind,
            person_id=person_id,
            vehicle_id=vehicle_id,
            compound_id=compound_id,
            valid_from=valid_from,
            valid_until=valid_until,
            issued_at=at,
            issued_by=by.staff_id,
        )
        if _saved(row):
            audit.record(
                by=by, at=at, action="gate.issue_pass", subject_kind="pass", subject_id=row.id, kind=kind.value
            )
            return row
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
    holders = set(
        Pass.objects.filter(
            station_id=station_id, kind=PasserKind.RESIDENT, state=PassState.ACTIVE, compound_id=building.compound_id
        ).values_list("person_id", flat=True)
    )
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


def residents_of(building: Building) -> Sequence[Person]:
    living = Person.objects.filter(household__door__building=building, household__until_on=None, left_on=None)
    return list(living.order_by("household__door__key", "name"))


def _end(row: Pass, state: PassState, reason: str, at: datetime) -> None:
    row.state = state
    row.state_from = at
    row.state_reason = reason
    row.save(update_fields=["state", "state_from", "state_reason", "replaced_by"])


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
    _end(row, PassState.LOST, reason, at)
    audit.record(by=by, at=at, action="gate.report_lost", subject_kind="pass", subject_id=row.id)
    return row


@transaction.atomic
def withdraw_pass(*, pass_id: UUID, reason: str, by: Actor, at: datetime) -> Pass:
    """Moved out, or misused: refused from this second on."""
    row = _active(pass_id, by)
    _end(row, PassState.WITHDRAWN, reason, at)
    audit.record(by=by, at=at, action="gate.withdraw_pass", subject_kind="pass", subject_id=row.id, reason=reason)
    return row


@transaction.atomic
def replace_pass(*, pass_id: UUID, reason: str, by: Actor, at: datetime) -> Pass:
    """A new card with a new number for the same holder and period; the old one ends in the same second."""
    station_id = may_issue(by)
    old = Pass.objects.select_for_update().get(station_id=station_id, pk=pass_id)
    if old.state not in {PassState.ACTIVE, PassState.LOST} or old.valid_until <= at:
        raise PassRefused("no_longer_active")
    _end(old, PassState.REPLACED, reason, at)
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
    old.replaced_by = new
    old.save(update_fields=["replaced_by"])
    audit.record(by=by, at=at, action="gate.replace_pass", subject_kind="pass", subject_id=old.id, new=str(new.id))
    return new


def last_day(row: Pass) -> date:
    """`valid_until` is the first instant after the last day."""
    return clock.local(row.valid_until - timedelta(microseconds=1)).date()
