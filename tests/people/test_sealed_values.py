"""Numbers of papers and phones: sealed in the row, found by a keyed index, shown masked."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gatepost.kernel import vault
from gatepost.kernel.access import Actor
from gatepost.people.actions import edit_person, register_enterprise, register_person
from gatepost.people.demo_identity_numbers import demo_identity_number
from gatepost.people.enums import Sex
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Person
from gatepost.people.queries.persons import find_persons
from gatepost.people.sealing import paper_of
from tests.cast import Cast
from tests.factories import NOON, make_person
from tests.people.conftest import BORN_ON, PAPER, PHONE
from tests.words import in_chinese


@pytest.fixture
def person(alice: Actor, cast: Cast) -> Person:
    return register_person(
        name="单秋禾",
        paper_kind=PaperKind.RESIDENT_CARD,
        paper_number=PAPER,
        phone=PHONE,
        door_id=cast.house.door.id,
        by=alice,
        at=NOON,
    )


def whole_table(table: str) -> str:
    """Every row as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT whole::text FROM {table} whole")
        return "\n".join(row[0] for row in cursor.fetchall())


def hex_of(text: str) -> str:
    return text.encode().hex()


@pytest.mark.parametrize("table", ["people_person", "kernel_searchentry", "kernel_audit"])
def test_no_row_holds_the_number_or_the_phone_in_the_clear(person: Person, table: str) -> None:
    rows = whole_table(table)
    assert str(person.pk) in rows
    assert [secret for secret in (PAPER, PHONE) if secret in rows or hex_of(secret) in rows] == []


def test_the_end_of_a_phone_is_in_the_index_only_under_the_stations_key(person: Person) -> None:
    rows = whole_table("kernel_searchentry")
    assert f"{PHONE[-4:]}," not in rows
    assert vault.blind(PHONE[-4:], key_id=vault.station_key(person.station_id), purpose="phone_tail").hex() in rows


def test_one_number_sealed_twice_looks_different_and_is_found_the_same(person: Person, charlie: Actor) -> None:
    theirs = register_person(name="解秋禾", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, by=charlie, at=NOON)
    ours = Person.objects.get(pk=person.pk)
    theirs.refresh_from_db()
    assert bytes(ours.paper_sealed) != bytes(theirs.paper_sealed)
    assert bytes(ours.paper_blind) != bytes(theirs.paper_blind)
    assert paper_of(ours) == paper_of(theirs) == PAPER


def test_a_sealed_number_moved_to_another_person_no_longer_opens(person: Person, cast: Cast) -> None:
    other = make_person(cast.house.station, "曾秋禾")
    Person.objects.filter(pk=other.pk).update(
        paper_sealed=Person.objects.get(pk=person.pk).paper_sealed, paper_blind=b"0" * 16
    )
    with pytest.raises(vault.SealBroken):
        paper_of(Person.objects.get(pk=other.pk))


@pytest.mark.parametrize(
    "written", [PAPER, PAPER.lower(), f"{PAPER[:6]} {PAPER[6:14]} {PAPER[14:]}", f"+86 {PHONE}", PHONE]
)
def test_a_whole_number_finds_its_person_however_it_is_written(person: Person, written: str) -> None:
    assert find_persons(person.station_id, written) == [person.id]


@pytest.mark.parametrize(
    "kind_and_number",
    [
        (PaperKind.PASSPORT, "E12345678"),
        (PaperKind.BIRTH_CERTIFICATE, "P110000001"),
        (PaperKind.HONGKONG_MACAO_PERMIT, "H1234567801"),
    ],
)
def test_a_paper_that_begins_with_a_letter_is_found_by_its_number(
    alice: Actor, kind_and_number: tuple[PaperKind, str]
) -> None:
    kind, number = kind_and_number
    row = register_person(name="单秋禾", paper_kind=kind, paper_number=number, by=alice, at=NOON)
    assert find_persons(alice.station_id, number.lower()) == [row.id]


def test_fifteen_digits_of_an_old_paper_find_and_are_never_registered(person: Person, desk: Client) -> None:
    fifteen = PAPER[:6] + PAPER[8:17]
    assert find_persons(person.station_id, fifteen) == [person.id]
    answer = desk.post(
        reverse("people:register_person"),
        {"name": "曾秋禾", "paper_kind": "resident_card", "paper_number": fifteen},
    )
    sentence = in_chinese("Numbers of 15 digits ended in 2013. Enter the 18 characters of the present card.")
    assert (answer.status_code, answer.context["form"].errors["paper_number"]) == (422, [sentence])
    assert fifteen in answer.content.decode()


def test_a_beginning_of_a_number_finds_nobody(person: Person) -> None:
    for part in (PAPER[:17], PAPER[:10], PHONE[:7], PAPER[-6:]):
        assert find_persons(person.station_id, part) == []


def test_a_changed_number_is_found_and_the_old_one_no_longer(person: Person, alice: Actor) -> None:
    new = demo_identity_number(BORN_ON, Sex.FEMALE, 8)
    edit_person(
        person_id=person.id,
        paper_kind=PaperKind.RESIDENT_CARD,
        paper_number=new,
        phone="13900001111",
        sex=Sex.FEMALE,
        born_on=BORN_ON,
        by=alice,
        at=NOON,
    )
    found = [find_persons(person.station_id, asked) for asked in (new, PAPER, "13900001111", PHONE, "1111", PHONE[-4:])]
    assert found == [[person.id], [], [person.id], [], [person.id], []]


@pytest.mark.parametrize("page", ["person", "persons", "search", "edit_person", "door", "found"])
def test_numbers_and_names_are_masked_on_every_page(person: Person, desk: Client, page: str) -> None:
    url = {
        "person": reverse("people:person", args=[person.id]),
        "persons": reverse("people:persons") + f"?q={PHONE[-4:]}",
        "search": reverse("people:search") + "?q=danqiuhe",
        "found": reverse("people:search") + "?q=danqiuhe&partial=1",
        "edit_person": reverse("people:edit_person", args=[person.id]),
        "door": reverse("places:door", args=[person.household.door_id]),
    }[page]
    shown = desk.get(url).content.decode()
    assert "单**" in shown
    assert [secret for secret in ("单秋禾", PAPER, PAPER[6:14], PHONE, PHONE[3:7]) if secret in shown] == []


def test_what_a_masked_number_still_shows(person: Person, desk: Client) -> None:
    shown = desk.get(reverse("people:person", args=[person.id])).content.decode()
    assert f"{PAPER[:6]}********{PAPER[-4:]}" in shown
    assert "139****5678" in shown
    assert ">1968<" in shown


def test_the_contacts_phone_of_an_enterprise_is_sealed_and_masked(alice: Actor, desk: Client) -> None:
    row = register_enterprise(name="晴川小铺", contact_name="温如意", phone=PHONE, by=alice, at=NOON)
    rows = whole_table("people_enterprise")
    assert [secret for secret in (PHONE, hex_of(PHONE)) if secret in rows] == []
    shown = desk.get(reverse("people:enterprise", args=[row.id])).content.decode()
    assert [word in shown for word in ("温**", "139****5678", "温如意", PHONE)] == [True, True, False, False]


def test_a_value_whose_key_is_gone_is_said_to_be_unreadable(person: Person, desk: Client) -> None:
    Person.objects.filter(pk=person.pk).update(phone_sealed=b"\x01" + b"0" * 60)
    page = desk.get(reverse("people:person", args=[person.id]))
    assert page.status_code == 200
    assert in_chinese("destroyed, cannot be read") in page.content.decode()
