"""A full value is shown by a click that writes a line; where no line can be written, no value is shown."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gatepost.kernel import audit, vault
from gatepost.kernel.access import Actor, NotAllowed, Role
from gatepost.kernel.models import AuditLine
from gatepost.people.actions import Revealed, register_enterprise, register_person, reveal_value
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Enterprise, Person
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_staff, sign_in
from tests.people.conftest import PAPER, PHONE
from tests.words import in_chinese

REVEALING = {"people.reveal_value", "people.reveal_contact"}


@pytest.fixture
def person(alice: Actor) -> Person:
    return register_person(
        name="单秋禾", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, phone=PHONE, by=alice, at=NOON
    )


@pytest.fixture
def enterprise(alice: Actor) -> Enterprise:
    return register_enterprise(name="晴川小铺", contact_name="温如意", phone=PHONE, by=alice, at=NOON)


def click(client: Client, row: Person | Enterprise, field: str) -> HttpResponse:
    name = "people:reveal_person" if isinstance(row, Person) else "people:reveal_contact"
    return client.post(reverse(name, args=[row.id, field]))


def lines() -> list[tuple[Any, Any, Any]]:
    told = AuditLine.objects.filter(action__in=REVEALING).order_by("id")
    return [(line.staff_id, line.subject_id, line.detail) for line in told]


@pytest.mark.parametrize(("field", "value"), [("name", "单秋禾"), ("paper", PAPER), ("phone", "139 0000 5678")])
def test_a_click_shows_one_value_and_writes_one_line(
    person: Person, cast: Cast, desk: Client, field: str, value: str
) -> None:
    answer = click(desk, person, field)
    assert (answer.status_code, answer.json()) == (200, {"value": value})
    assert lines() == [(cast.alice.id, person.id, {"field": field})]
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(("field", "value"), [("name", "温如意"), ("phone", "139 0000 5678")])
def test_the_contact_of_an_enterprise_is_shown_the_same_way(
    enterprise: Enterprise, cast: Cast, desk: Client, field: str, value: str
) -> None:
    assert click(desk, enterprise, field).json() == {"value": value}
    assert lines() == [(cast.alice.id, enterprise.id, {"field": field})]


def test_each_look_is_a_line(person: Person, desk: Client) -> None:
    for _look in range(3):
        click(desk, person, "phone")
    assert len(lines()) == 3


def test_a_look_is_no_way_to_follow_a_link(person: Person, desk: Client) -> None:
    answer = desk.get(reverse("people:reveal_person", args=[person.id, "phone"]))
    assert (answer.status_code, lines()) == (405, [])


def test_a_click_without_the_token_of_the_page_shows_nothing(person: Person, cast: Cast) -> None:
    client = sign_in(Client(enforce_csrf_checks=True), cast.alice)
    assert (click(client, person, "phone").status_code, lines()) == (403, [])


MAY_LOOK = {Role.STATION_LEAD, Role.BRANCH_SECRETARY, Role.DEPUTY_HEAD, Role.SHIFT_WORKER, Role.CASE_WORKER}
"""Who works with people. The administrator keeps accounts and places, and needs nobody's number."""


@pytest.mark.parametrize("role", sorted(MAY_LOOK))
def test_who_works_with_people_may_look(person: Person, cast: Cast, client: Client, role: Role) -> None:
    sign_in(client, make_staff(role, cast.house.station))
    assert (click(client, person, "phone").status_code, len(lines())) == (200, 1)


@pytest.mark.parametrize("role", sorted(set(Role) - MAY_LOOK))
def test_who_may_not_gets_no_value_and_leaves_no_line_of_a_look(
    person: Person, cast: Cast, client: Client, role: Role
) -> None:
    sign_in(client, make_staff(role, cast.house.station))
    answers = [click(client, person, field) for field in ("name", "paper", "phone")]
    assert ({answer.status_code for answer in answers}, lines()) == ({403}, [])
    said = "".join(answer.content.decode() for answer in answers)
    assert [secret for secret in ("单秋禾", PAPER, PHONE) if secret in said] == []


def test_the_button_is_shown_to_who_may_look_only(person: Person, cast: Cast, client: Client) -> None:
    shown = {}
    for account in (cast.bob, make_staff(Role.TESTER, cast.house.station)):
        page = sign_in(client, account).get(reverse("people:person", args=[person.id])).content.decode()
        shown[account.username] = page.count("data-reveal=")
    assert list(shown.values()) == [3, 0]


def test_charlie_looks_at_nobody_of_alices(person: Person, enterprise: Enterprise, cast: Cast, client: Client) -> None:
    sign_in(client, cast.charlie)
    answers = [click(client, person, "phone"), click(client, enterprise, "phone")]
    assert ([answer.status_code for answer in answers], lines()) == ([404, 404], [])


@pytest.mark.parametrize("field", ["born", "paper_sealed", "PHONE"])
def test_what_is_no_field_is_not_there(person: Person, desk: Client, field: str) -> None:
    assert (click(desk, person, field).status_code, lines()) == (404, [])


def test_an_enterprise_has_no_paper_to_look_at(enterprise: Enterprise, desk: Client) -> None:
    assert (click(desk, enterprise, "paper").status_code, lines()) == (404, [])


def test_no_line_no_value(person: Person, alice: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_line: object) -> None:
        raise audit.AuditError("the audit is full")

    monkeypatch.setattr(audit, "record", refuse)
    with pytest.raises(audit.AuditError):
        reveal_value(person_id=person.id, field=Revealed.PHONE, by=alice, at=NOON)


def test_a_value_that_cannot_be_opened_leaves_no_line(person: Person, desk: Client) -> None:
    vault.destroy_key(key_id=vault.station_key(person.station_id), at=NOON)
    answer = click(desk, person, "phone")
    assert (answer.status_code, answer.json(), lines()) == (410, {"error": in_chinese("destroyed, cannot be read")}, [])


def test_an_action_asks_for_the_permission_itself(person: Person, cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        reveal_value(person_id=person.id, field=Revealed.NAME, by=actor_of(cast.vera), at=NOON)
    assert lines() == []
