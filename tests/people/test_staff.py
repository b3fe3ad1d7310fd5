"""Accounts of colleagues: made with a first role, edited, locked out, let in again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import Actor, NotAllowed, Role
from gatepost.kernel.models import AuditLine
from gatepost.people.actions import (
    create_account,
    deactivate,
    edit_account,
    end_role,
    give_password,
    grant_role,
    reactivate,
    take_second_factor,
)
from gatepost.people.models import StaffAccount
from gatepost.people.queries.staff import organisations_to_give
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_staff, sign_in
from tests.factories.moments import TODAY
from tests.factories.staff import PASSWORD
from tests.refused import refused
from tests.words import in_chinese

NEW_PASSWORD = "willow-kettle-frost"


def create(by: Actor, cast: Cast, username: str = "tan", **facts: Any) -> StaffAccount:
    usual = {"name": "覃若水", "password": PASSWORD, "title": "大学生助理员", "role": Role.SHIFT_WORKER}
    place = {"organisation_id": cast.house.station.organisation_id, "from_on": TODAY}
    return create_account(username=username, **{**usual, **place, **facts}, by=by, at=NOON)


def test_a_colleague_gets_an_account_with_a_first_role(cast: Cast, alice: Actor) -> None:
    row = create(alice, cast)
    assert (row.title, row.check_password(PASSWORD)) == ("大学生助理员", True)
    assert [(role.role, role.from_on, role.granted_by) for role in row.roles.all()] == [
        ("shift_worker", TODAY, cast.alice.id)
    ]
    assert lines_about(row.id) == ["people.create_account", "people.grant_role"]


def test_a_sign_in_name_is_there_once(cast: Cast, alice: Actor) -> None:
    with refused("username_taken", "username"):
        create(alice, cast, username="bob")


def test_an_account_may_be_of_a_person_on_the_register_once(cast: Cast, alice: Actor) -> None:
    assert create(alice, cast, person_id=cast.house.resident.id).person == cast.house.resident
    with refused("person_has_account", "person"):
        create(alice, cast, "tan2", person_id=cast.house.resident.id)
    with refused("not_here", "person"):
        create(alice, cast, "tan3", person_id=cast.charlies.resident.id)


def test_no_account_is_left_where_its_first_role_is_refused(cast: Cast, alice: Actor) -> None:
    with refused("not_yours_to_give", "organisation"):
        create(alice, cast, organisation_id=cast.charlies.station.organisation_id)
    assert not StaffAccount.objects.filter(username="tan").exists()


def test_name_and_title_are_edited(cast: Cast, alice: Actor) -> None:
    row = edit_account(account_id=cast.bob.id, name="鲍勃文", title="专职工会工作者", person_id=None, by=alice, at=NOON)
    assert (row.name, row.title) == ("鲍勃文", "专职工会工作者")
    assert lines_about(row.id) == ["people.edit_account"]


def test_a_new_password_ends_the_sessions_under_the_old_one(cast: Cast, alice: Actor, client: Client) -> None:
    sign_in(client, cast.bob)
    assert client.get(reverse("people:own_account")).status_code == 200
    give_password(account_id=cast.bob.id, password=NEW_PASSWORD, by=alice, at=NOON)
    assert client.get(reverse("people:own_account")).status_code == 302
    assert StaffAccount.objects.get(pk=cast.bob.pk).check_password(NEW_PASSWORD)
    assert NEW_PASSWORD not in str(list(AuditLine.objects.values_list("detail", flat=True)))


def test_a_locked_account_is_out_from_the_next_click_and_keeps_its_roles(
    cast: Cast, alice: Actor, client: Client
) -> None:
    sign_in(client, cast.bob)
    deactivate(account_id=cast.bob.id, by=alice, at=NOON)
    assert client.get(reverse("people:own_account")).status_code == 302
    client.post(reverse("account_login"), {"login": "bob", "password": PASSWORD})
    assert client.get(reverse("people:own_account")).status_code == 302
    assert cast.bob.roles.count() == 1
    reactivate(account_id=cast.bob.id, by=alice, at=NOON)
    assert lines_about(cast.bob.id) == ["people.deactivate", "people.reactivate"]
    assert (
        sign_in(client, StaffAccount.objects.get(pk=cast.bob.pk)).get(reverse("people:own_account")).status_code == 200
    )


def test_a_role_that_ended_opens_nothing_from_the_next_click(cast: Cast, alice: Actor, client: Client) -> None:
    sign_in(client, cast.bob)
    end_role(role_id=cast.bob.roles.get().id, on=TODAY, by=alice, at=NOON)
    assert client.get(reverse("people:own_account")).status_code == 403


def test_nobody_decides_over_the_own_account(cast: Cast, alice: Actor) -> None:
    with refused("not_yourself"):
        deactivate(account_id=cast.alice.id, by=alice, at=NOON)
    with refused("not_yourself"):
        give_password(account_id=cast.alice.id, password=NEW_PASSWORD, by=alice, at=NOON)


def test_an_account_that_works_elsewhere_too_is_not_one_stations_to_decide_over(cast: Cast, alice: Actor) -> None:
    grant_role(
        account_id=cast.bob.id,
        role=Role.SHIFT_WORKER,
        organisation_id=cast.charlies.station.organisation_id,
        from_on=TODAY,
        by=actor_of(cast.charlie),
        at=NOON,
    )
    with refused("works_elsewhere"):
        give_password(account_id=cast.bob.id, password=NEW_PASSWORD, by=alice, at=NOON)
    with refused("works_elsewhere"):
        edit_account(account_id=cast.bob.id, name="x", title="", person_id=None, by=alice, at=NOON)


def test_accounts_of_another_station_are_not_there(cast: Cast, charlie: Actor) -> None:
    with pytest.raises(StaffAccount.DoesNotExist):
        deactivate(account_id=cast.bob.id, by=charlie, at=NOON)


@pytest.mark.parametrize("role", [Role.DEPUTY_HEAD, Role.SHIFT_WORKER, Role.UNION_CHAIR, Role.STREET_VIEWER])
def test_only_who_may_edit_staff_makes_accounts(cast: Cast, role: Role) -> None:
    with pytest.raises(NotAllowed):
        create(actor_of(make_staff(role, cast.house.station)), cast)


def test_a_lead_gives_roles_at_the_own_bodies_only(cast: Cast) -> None:
    station = cast.house.station
    offered = organisations_to_give({station.id}, station.id)
    assert {station.organisation_id, station.branch_id} <= {body.id for body in offered}
    assert cast.charlies.station.organisation_id not in {body.id for body in offered}


def test_alice_adds_a_colleague_by_the_form(cast: Cast, desk: Client) -> None:
    data = {
        "username": "tan", "name": "覃若水", "title": "大学生助理员", "password": NEW_PASSWORD,
        "role": "case_worker", "organisation": cast.house.station.organisation_id, "from_on": "2020-02-14",
    }  # fmt: skip
    page = desk.post(reverse("people:create_account"), data, follow=True).content.decode()
    row = StaffAccount.objects.get(username="tan")
    assert [role.role for role in row.roles.all()] == ["case_worker"]
    assert [word for word in ("覃若水", "大学生助理员", in_chinese("case worker")) if word not in page] == []


def test_a_password_that_is_too_short_or_common_is_told_and_typed_facts_stay(cast: Cast, desk: Client) -> None:
    data = {
        "username": "tan", "name": "覃若水", "password": "tiny-one", "role": "case_worker",
        "organisation": cast.house.station.organisation_id, "from_on": "2020-02-14",
    }  # fmt: skip
    answer = desk.post(reverse("people:create_account"), data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["password"])
    assert 'value="覃若水"' in answer.content.decode()
    assert "tiny-one" not in answer.content.decode()


def test_a_role_is_given_and_ended_by_the_forms(cast: Cast, desk: Client) -> None:
    data = {"role": "tester", "organisation": cast.house.station.organisation_id, "from_on": "2020-02-14"}
    desk.post(reverse("people:grant_role", args=[cast.bob.id]), data)
    role = cast.bob.roles.get(role="tester")
    desk.post(reverse("people:end_role", args=[role.id]), {"on": "2020-03-01"})
    role.refresh_from_db()
    assert (role.from_on, role.until_on) == (date(2020, 2, 14), date(2020, 3, 1))


@pytest.mark.parametrize(("state", "is_active"), [("inactive", False), ("active", True)])
def test_an_account_is_locked_and_let_in_by_its_button(cast: Cast, desk: Client, state: str, is_active: bool) -> None:
    StaffAccount.objects.filter(pk=cast.bob.pk).update(is_active=not is_active)
    desk.post(reverse("people:set_account_state", args=[cast.bob.id]), {"state": state})
    assert StaffAccount.objects.get(pk=cast.bob.pk).is_active is is_active


def test_who_left_stands_apart_from_who_works_here_today(cast: Cast, alice: Actor, desk: Client) -> None:
    end_role(role_id=cast.bob.roles.get().id, on=TODAY - timedelta(days=1), by=alice, at=NOON)
    context = desk.get(reverse("people:staff")).context
    assert {account.name for account in context["working"]} == {"艾丽丝", "薇拉"}
    assert {account.name for account in context["former"]} == {"鲍勃"}


def test_who_lost_the_second_factor_sets_up_another_one(cast: Cast, client: Client, alice: Actor) -> None:
    deputy = make_staff(Role.DEPUTY_HEAD, cast.house.station, name="苏禾")
    page = reverse("people:take_second_factor", args=[deputy.id])
    lead = sign_in(client, cast.alice)
    assert page in lead.get(reverse("people:staff_member", args=[deputy.id])).content.decode()
    assert lead.post(page, {"confirmed": "1"}).status_code == 302
    assert (deputy.authenticator_set.count(), lines_about(deputy.id)[-1]) == (0, "people.take_second_factor")
    assert page not in lead.get(reverse("people:staff_member", args=[deputy.id])).content.decode()
    assert sign_in(Client(), deputy).get(reverse("desk:board")).headers["Location"] == reverse("mfa_index")


def test_what_is_not_there_is_not_taken_away(cast: Cast, alice: Actor) -> None:
    with refused("no_second_factor"):
        take_second_factor(account_id=cast.bob.id, by=alice, at=NOON)


def test_nobody_takes_their_own_or_a_stranger_takes_it(cast: Cast, alice: Actor) -> None:
    with refused("not_yourself"):
        take_second_factor(account_id=cast.alice.id, by=alice, at=NOON)
    with pytest.raises((NotAllowed, StaffAccount.DoesNotExist)):
        take_second_factor(account_id=cast.alice.id, by=actor_of(cast.charlie), at=NOON)
    assert cast.alice.authenticator_set.count() == 1
