"""Households: opened behind a door; people move in and out."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit, clock, vault
from gatepost.kernel.access import Actor
from gatepost.kernel.wiring import announce
from gatepost.people import findable
from gatepost.people.access import may_edit_persons
from gatepost.people.events import PersonMoved
from gatepost.people.merging.suggesting import look_for_same_as
from gatepost.people.models import Household, Person
from gatepost.people.refusals import PeopleRefused
from gatepost.places.models import Door


@transaction.atomic
def open_household(*, door_id: UUID, from_on: date, by: Actor, at: datetime) -> Household:
    """The household that is there now, or a new one. Raises PeopleRefused: no_such_door."""
    station_id = may_edit_persons(by)
    door = Door.objects.select_for_update(of=("self",)).filter(station_id=station_id, pk=door_id).first()
    if door is None:
        raise PeopleRefused("no_such_door", "door")
    row, made = Household.objects.get_or_create(
        station_id=station_id, door=door, until_on=None, defaults={"from_on": from_on}
    )
    if made:
        audit.record(
            by=by, at=at, action="people.open_household", subject_kind="household", subject_id=row.id, door=str(door.id)
        )
    row.door = door
    return row


@transaction.atomic
def move_in(*, person_id: UUID, door_id: UUID, on: date, by: Actor, at: datetime) -> Person:
    """Into the household behind a door; out of the one before. Raises PeopleRefused: in_the_future, no_such_door."""
    row = _locked(person_id, by)
    _check_not_future(on, at)
    before = row.household
    row.household = open_household(door_id=door_id, from_on=on, by=by, at=at)
    row.left_on = None
    row.save(update_fields=["household", "left_on"])
    if before and before.id != row.household.id:
        _end_if_empty(before, on)
    findable.put_person(row, door=row.household.door, key_id=vault.station_key(row.station_id))
    look_for_same_as(row, at)
    audit.record(
        by=by, at=at, action="people.move_in", subject_kind="person", subject_id=row.id, door=str(door_id), on=str(on)
    )
    announce(PersonMoved(row.station_id, row.id, row.household.door.building.compound_id, by, at))
    return row


@transaction.atomic
def move_out(*, person_id: UUID, on: date, by: Actor, at: datetime) -> Person:
    """Away from this station's area. Raises PeopleRefused: has_left_already, in_the_future, before_it_began."""
    row = _locked(person_id, by)
    _check_not_future(on, at)
    if row.left_on is not None:
        raise PeopleRefused("has_left_already")
    row.left_on = on
    row.save(update_fields=["left_on"])
    if row.household:
        _end_if_empty(row.household, on)
    audit.record(by=by, at=at, action="people.move_out", subject_kind="person", subject_id=row.id, on=str(on))
    announce(PersonMoved(row.station_id, row.id, None, by, at))
    return row


def _locked(person_id: UUID, by: Actor) -> Person:
    rows = Person.objects.select_for_update(of=("self",)).select_related("household")
    return rows.get(station_id=may_edit_persons(by), pk=person_id)


def _check_not_future(on: date, at: datetime) -> None:
    if on > clock.local(at).date():
        raise PeopleRefused("in_the_future", "on")


def _end_if_empty(household: Household, on: date) -> None:
    """The last one closes the door behind them."""
    if household.until_on is not None or Person.objects.filter(household=household, left_on=None).exists():
        return
    if on < household.from_on:
        raise PeopleRefused("before_it_began", "on")
    household.until_on = on
    household.save(update_fields=["until_on"])
