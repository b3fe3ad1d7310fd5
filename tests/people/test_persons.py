"""Persons are registered once and edited without being looked at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.models import AuditLine
from gatepost.people.actions import AlreadyRegistered, PaperRefused, edit_person, register_person
from gatepost.people.enums import Sex
from gatepost.people.identity_numbers import NumberFault
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Person
from gatepost.people.phones import PhoneError
from gatepost.people.sealing import paper_of, phone_of
from gatepost.places.models import Door
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_door
from tests.factories.moments import TODAY
from tests.people.conftest import BORN_ON, PAPER, PHONE
from tests.refused import refused


def register(by: Actor, name: str = "单秋禾", **facts: Any) -> Person:
    return register_person(**{"name": name, "paper_kind": PaperKind.NONE, **facts}, by=by, at=NOON)


def edit(row: Person, by: Actor, **facts: Any) -> Person:
    """As it is, but for what is changed."""
    now = {"paper_kind": PaperKind(row.paper_kind), "sex": Sex(row.sex) if row.sex else None, "born_on": row.born_on}
    edit_person(person_id=row.id, **{**now, **facts}, by=by, at=NOON)
    return Person.objects.get(pk=row.pk)


def test_the_paper_tells_birth_and_sex(alice: Actor) -> None:
    row = register(alice, paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER.lower())
    assert (row.born_on, row.sex, paper_of(row)) == (BORN_ON, Sex.FEMALE, PAPER)
    assert lines_about(row.id) == ["people.register_person"]


def test_what_is_typed_against_the_paper_is_refused(alice: Actor) -> None:
    paper = {"paper_kind": PaperKind.RESIDENT_CARD, "paper_number": PAPER}
    with refused("birth_differs", "born_on"):
        register(alice, **paper, born_on=BORN_ON + timedelta(days=1))
    with refused("sex_differs", "sex"):
        register(alice, **paper, sex=Sex.MALE)
    assert register(alice, **paper, sex=Sex.FEMALE, born_on=BORN_ON).sex == Sex.FEMALE


def test_a_child_without_any_number_is_registered(alice: Actor) -> None:
    child = register(alice, "单小禾", born_on=date(2019, 5, 1))
    born = register(alice, "单小苗", paper_kind=PaperKind.BIRTH_CERTIFICATE, paper_number="P110000001")
    assert (child.paper_sealed, child.born_on) == (None, date(2019, 5, 1))
    assert paper_of(born) == "P110000001"


def test_nobody_is_born_tomorrow(alice: Actor) -> None:
    with refused("born_in_future", "born_on"):
        register(alice, born_on=TODAY + timedelta(days=1))
    assert register(alice, born_on=TODAY).born_on == TODAY


@pytest.mark.parametrize(
    ("number", "faults"),
    [
        (PAPER[:-1] + ("0" if PAPER[-1] != "0" else "1"), (NumberFault.WRONG_CHECK_DIGIT,)),
        ("110105491231002", (NumberFault.FIFTEEN_DIGITS,)),
        ("", (NumberFault.EMPTY,)),
    ],
)
def test_a_wrong_number_is_refused_by_its_faults(alice: Actor, number: str, faults: tuple[NumberFault, ...]) -> None:
    with pytest.raises(PaperRefused) as told:
        register(alice, paper_kind=PaperKind.RESIDENT_CARD, paper_number=number)
    assert (told.value.faults, told.value.reason, told.value.field) == (faults, "paper_wrong", "paper_number")


def test_one_paper_is_on_a_stations_register_once_however_it_is_written(alice: Actor, charlie: Actor) -> None:
    paper = {"paper_kind": PaperKind.RESIDENT_CARD, "paper_number": PAPER}
    first = register(alice, **paper)
    spaced = {"paper_kind": PaperKind.RESIDENT_CARD, "paper_number": f" {PAPER[:6]} {PAPER[6:14]}-{PAPER[14:].lower()}"}
    with pytest.raises(AlreadyRegistered) as told:
        register(alice, "仇秋禾", **spaced)
    assert (told.value.person_id, told.value.field) == (first.id, "paper_number")
    assert register(charlie, **paper).station_id == charlie.station_id


def test_a_phone_is_kept_in_one_form_or_refused(alice: Actor) -> None:
    assert phone_of(register(alice, phone="139 0000-5678")) == f"+86{PHONE}"
    with pytest.raises(PhoneError):
        register(alice, phone="1390000567")


def test_a_person_joins_the_household_behind_the_door(alice: Actor, cast: Cast) -> None:
    door = make_door(cast.house.station, compound=cast.house.compound, address="3-2-502")
    first = register(alice, door_id=door.id, from_on=date(2015, 7, 1))
    second = register(alice, "曾秋禾", door_id=door.id)
    assert first.household == second.household
    assert (first.household.door, first.household.from_on) == (door, date(2015, 7, 1))


def test_no_person_is_put_behind_a_door_of_elsewhere(alice: Actor, cast: Cast) -> None:
    for door_id in (cast.charlies.door.id, cast.house.resident.id):
        with refused("no_such_door", "door"):
            register(alice, door_id=door_id)
    assert not Door.objects.filter(pk=cast.house.resident.id).exists()


def test_what_stays_empty_stays_as_it_is(alice: Actor) -> None:
    row = register(alice, paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, phone=PHONE)
    after = edit(row, alice, name="解秋禾")
    assert (after.name, paper_of(after), phone_of(after), after.born_on) == ("解秋禾", PAPER, f"+86{PHONE}", BORN_ON)
    line = AuditLine.objects.filter(subject_id=row.id).order_by("id").last()
    assert (line.action, line.detail) == ("people.edit_person", {"changed": ["name"]})


def test_the_paper_on_record_goes_before_what_is_typed_later(alice: Actor) -> None:
    row = register(alice, paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER)
    assert edit(row, alice, born_on=None, sex=None).born_on == BORN_ON
    with refused("birth_differs", "born_on"):
        edit(row, alice, born_on=BORN_ON + timedelta(days=1))
    with refused("sex_differs", "sex"):
        edit(row, alice, sex=Sex.MALE)


def test_another_paper_takes_the_place_of_the_old_one(alice: Actor) -> None:
    row = register(alice, paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER)
    after = edit(row, alice, paper_kind=PaperKind.PASSPORT, paper_number="E12345678", born_on=None)
    assert (after.paper_kind, paper_of(after), after.born_on) == (PaperKind.PASSPORT, "E12345678", None)


def test_a_phone_number_is_forgotten_on_demand(alice: Actor) -> None:
    row = edit(register(alice, phone=PHONE), alice, forget_phone=True)
    assert (row.phone_sealed, row.phone_blind) == (None, None)


def test_a_number_that_somebody_else_has_is_not_taken_over(alice: Actor) -> None:
    first = register(alice, paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER)
    second = register(alice, "仇秋禾")
    with pytest.raises(AlreadyRegistered) as told:
        edit(second, alice, paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER)
    assert told.value.person_id == first.id


def test_nobody_of_another_station_is_edited(charlie: Actor, cast: Cast) -> None:
    with pytest.raises(Person.DoesNotExist):
        edit(cast.house.resident, charlie, name="新名字")


def test_who_may_not_edit_persons_registers_nobody(cast: Cast) -> None:
    before = Person.objects.count()
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            register(actor_of(account))
    assert Person.objects.count() == before


def test_the_audit_holds_no_name_and_no_number(alice: Actor) -> None:
    row = register(alice, paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, phone=PHONE)
    edit(row, alice, name="解秋禾", phone="13900001111")
    told = str(list(AuditLine.objects.filter(subject_id=row.id).values_list("detail", flat=True)))
    assert [secret for secret in ("单秋禾", "解秋禾", PAPER, PHONE, "13900001111") if secret in told] == []
