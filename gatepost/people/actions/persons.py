"""Persons: registered once, edited. What the paper tells about birth and sex goes before what is typed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from gatepost.kernel import audit, clock, vault
from gatepost.kernel.access import Actor
from gatepost.kernel.ids import new_id
from gatepost.kernel.vault import SealBroken
from gatepost.people import findable
from gatepost.people.access import may_edit_persons
from gatepost.people.actions.households import open_household
from gatepost.people.enums import Sex
from gatepost.people.identity_papers import PaperCheck, PaperKind, check_paper
from gatepost.people.merging.suggesting import look_for_same_as
from gatepost.people.models import Person
from gatepost.people.phones import read_phone
from gatepost.people.refusals import AlreadyRegistered, PaperRefused, PeopleRefused
from gatepost.people.sealing import blind_paper, paper_of, seal_paper, seal_phone


@transaction.atomic
def register_person(
    *,
    name: str,
    paper_kind: PaperKind,
    paper_number: str = "",
    phone: str = "",
    sex: Sex | None = None,
    born_on: date | None = None,
    door_id: UUID | None = None,
    from_on: date | None = None,
    by: Actor,
    at: datetime,
) -> Person:
    """With a door the person joins the household there. Raises PaperRefused, AlreadyRegistered, PhoneError, PeopleRefused."""
    station_id = may_edit_persons(by)
    day = clock.local(at).date()
    paper = _accepted(paper_kind, paper_number, day)
    key_id = vault.held_station_key(station_id)
    row = Person(id=new_id(), station_id=station_id, name=name, paper_kind=paper_kind, created_at=at)
    _set_birth(row, paper, sex=sex, born_on=born_on, day=day)
    seal_paper(row, paper.number, key_id)
    seal_phone(row, read_phone(phone).number if phone else "", key_id)
    if door_id:
        row.household = open_household(door_id=door_id, from_on=from_on or day, by=by, at=at)
    _save(row, is_new=True)
    findable.put_person(row, door=row.household.door if row.household else None, key_id=key_id)
    look_for_same_as(row, at)
    audit.record(
        by=by, at=at, action="people.register_person", subject_kind="person", subject_id=row.id, paper=paper_kind.value
    )
    return row


@transaction.atomic
def edit_person(
    *,
    person_id: UUID,
    name: str = "",
    paper_kind: PaperKind,
    paper_number: str = "",
    phone: str = "",
    forget_phone: bool = False,
    sex: Sex | None,
    born_on: date | None,
    by: Actor,
    at: datetime,
) -> Person:
    """An empty name or number keeps the one that is there, so that nobody needs to see it to change another thing."""
    station_id = may_edit_persons(by)
    key_id, day = vault.held_station_key(station_id), clock.local(at).date()
    row = Person.objects.select_for_update().get(station_id=station_id, pk=person_id)
    row.name = name or row.name
    paper = _known_paper(row, day)
    if paper_number or paper_kind != row.paper_kind:
        paper = _accepted(paper_kind, paper_number, day)
        row.paper_kind = paper_kind
        seal_paper(row, paper.number, key_id)
    _set_birth(row, paper, sex=sex, born_on=born_on, day=day)
    if phone or forget_phone:
        seal_phone(row, read_phone(phone).number if phone else "", key_id)
    _save(row, is_new=False)
    findable.put_person(row, door=row.household.door if row.household else None, key_id=key_id)
    look_for_same_as(row, at)
    changed = [
        word for word, told in (("name", name), ("paper", paper_number), ("phone", phone or forget_phone)) if told
    ]
    audit.record(by=by, at=at, action="people.edit_person", subject_kind="person", subject_id=row.id, changed=changed)
    return row


def _accepted(kind: PaperKind, number: str, day: date) -> PaperCheck:
    paper = check_paper(kind, number, today=day)
    if not paper.accepted:
        raise PaperRefused(paper.errors)
    return paper


def _known_paper(row: Person, day: date) -> PaperCheck | None:
    """What the paper on record tells still goes before what is typed; one whose key was destroyed tells nothing."""
    try:
        return check_paper(PaperKind(row.paper_kind), paper_of(row), today=day)
    except SealBroken:
        return None


def _set_birth(row: Person, paper: PaperCheck | None, *, sex: Sex | None, born_on: date | None, day: date) -> None:
    told = paper.identity if paper else None
    if told and born_on and told.born_on != born_on:
        raise PeopleRefused("birth_differs", "born_on")
    if told and sex and told.sex is not sex:
        raise PeopleRefused("sex_differs", "sex")
    if born_on and born_on > day:
        raise PeopleRefused("born_in_future", "born_on")
    row.born_on = told.born_on if told else born_on
    row.sex = told.sex if told else sex


def _save(row: Person, *, is_new: bool) -> None:
    """Two clerks may enter the same paper in the same second: the database decides, and the second one is told of the first."""
    try:
        with transaction.atomic():
            row.save(force_insert=is_new, force_update=not is_new)
    except IntegrityError as error:
        if "people_person_paper_once" not in str(error):
            raise
        holder = Person.objects.get(station_id=row.station_id, paper_blind=row.paper_blind)
        raise AlreadyRegistered(holder.id) from error


def holder_of_paper(station_id: UUID, number: str) -> Person | None:
    """Who has a paper of this number, in its one written form."""
    blinded = [blind_paper(number, key_id) for key_id in vault.station_keys(station_id)]
    return Person.objects.filter(station_id=station_id, paper_blind__in=blinded).first()
