"""Lists of colleagues, carried out on the real database."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.access import Actor, NotAllowed, Role
from gatepost.kernel.models import AuditLine
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import RowResult
from gatepost.kernel.tenancy import seeing
from gatepost.people.imports.staff import STAFF
from gatepost.people.models import StaffAccount, StaffRole
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import actor_of, make_staff
from tests.factories.moments import TODAY
from tests.people.imports import register_makers
from tests.people.imports.register_makers import lines, told

FIELDS = ("username", "name", "title", "role", "organisation", "from_on", "until_on")
WHOLE = ("gu-xm", "顾 小 满", "大学生助理员", "值守人员、志愿者", None, "2020-2-11", "2020-4-30")


def rows(*told_rows: tuple[object, ...]) -> list[SheetLine]:
    return lines(*told_rows, fields=FIELDS)  # type: ignore[arg-type]


def run(sheet: list[SheetLine], by: Actor, **options: object) -> list[RowResult]:
    return register_makers.run(sheet, by, kind=STAFF, **options)  # type: ignore[arg-type]


def roles(username: str) -> list[tuple[str, date, date | None]]:
    found = StaffRole.objects.filter(account__username=username).order_by("role", "from_on")
    return [(row.role, row.from_on, row.until_on) for row in found]


def test_a_colleague_gets_an_account_with_roles_and_no_password(alice: Actor) -> None:
    made = run(rows(WHOLE), alice)
    assert told(made) == [("new", "first_password")]
    row = StaffAccount.objects.get(username="gu-xm")
    assert (made[0].subject_id, row.name, row.title) == (row.id, "顾小满", "大学生助理员")
    assert (row.has_usable_password(), row.check_password("")) == (False, False)
    assert roles("gu-xm") == [
        ("shift_worker", date(2020, 2, 11), date(2020, 5, 1)),
        ("volunteer", date(2020, 2, 11), date(2020, 5, 1)),
    ]
    assert lines_about(row.id) == ["people.create_account", "people.grant_role", "people.grant_role"]


def test_who_has_no_password_yet_cannot_sign_in_and_the_lead_is_told(alice: Actor, desk: Client) -> None:
    run(rows(WHOLE), alice)
    row = StaffAccount.objects.get(username="gu-xm")
    answer = Client().post(reverse("account_login"), {"login": "gu-xm", "password": "plum-rain-lantern"})
    assert answer.status_code == 200
    page = desk.get(reverse("people:staff_member", args=[row.id])).content.decode()
    assert ("还没有密码，不能登录" in page, reverse("people:give_password", args=[row.id]) in page) == (True, True)


def test_a_dry_run_tells_the_same_and_writes_nothing(alice: Actor) -> None:
    before = AuditLine.objects.count()
    sheet = rows(WHOLE, ("alice", "艾丽丝", "站长"), ("bob", "另一个人"))
    dry = run(sheet, alice, carries_out=False)
    assert (StaffAccount.objects.filter(username="gu-xm").exists(), AuditLine.objects.count()) == (False, before)
    assert told(dry) == told(run(sheet, alice))
    assert told(dry) == [("new", "first_password"), ("changed", "title"), ("refused", "account_of_another")]


def test_the_same_sheet_twice_changes_nothing(alice: Actor) -> None:
    sheet = rows(WHOLE, ("fang", "方知夏", None, "帮扶专员"))
    run(sheet, alice)
    before = (roles("gu-xm"), roles("fang"))
    assert told(run(sheet, alice)) == [("same",), ("same",)]
    assert (roles("gu-xm"), roles("fang")) == before


def test_a_role_more_and_another_job_title_are_noted(alice: Actor, cast: Cast) -> None:
    changed = rows(("bob", "鲍勃", "组长", "值守人员,检测人员"))
    assert told(run(changed, alice)) == [("changed", "title", "role")]
    assert [role for role, *_days in roles("bob")] == ["shift_worker", "tester"]
    assert roles("bob")[1] == ("tester", TODAY, None)


def test_a_role_that_was_ended_is_not_given_back_by_an_old_sheet(alice: Actor) -> None:
    run(rows(WHOLE), alice)
    StaffRole.objects.filter(account__username="gu-xm").update(until_on=date(2020, 2, 13))
    assert told(run(rows(WHOLE), alice)) == [("same",)]


def test_a_row_that_is_refused_half_way_leaves_nothing_of_it(alice: Actor, cast: Cast) -> None:
    """Nobody gives themselves a role; the job title before it is taken back, too."""
    own = rows(("alice", "艾丽丝", "新职务", "检测人员"))
    assert told(run(own, alice)) == [("refused", "person.not_yourself")]
    cast.alice.refresh_from_db()
    assert cast.alice.title == ""


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ((None, "顾小满", None, "值守人员"), "username_missing"),
        (("顾小满", "顾小满", None, "值守人员"), "username_unreadable"),
        (("gu", None, None, "值守人员"), "name_missing"),
        (("gu", "顾小满"), "role_missing"),
        (("gu", "顾小满", None, "国王"), "role_unknown"),
        (("gu", "顾小满", None, "志愿者", "别的街道"), "organisation_unknown"),
        (("gu", "顾小满", None, "志愿者", None, "2020-3-1", "2020-2-1"), "ends_before_it_begins"),
        (("gu", "顾小满", None, "志愿者", None, None, "2019-2-1"), "person.before_it_began"),
        (("charlie", "查理", None, "志愿者"), "person.username_taken"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(alice: Actor, row: tuple[object, ...], word: str) -> None:
    result = run(rows(row), alice)
    assert told(result) == [("refused", word)]
    assert STAFF.sentence(result[0].problems[0]) != word
    assert StaffAccount.objects.filter(username="gu").exists() is False


def test_a_locked_account_stays_locked(alice: Actor, cast: Cast) -> None:
    StaffAccount.objects.filter(pk=cast.bob.id).update(is_active=False)
    assert told(run(rows(("bob", "鲍勃", None, "检测人员")), alice)) == [("refused", "account_locked")]


def test_rows_of_one_account_may_not_contradict_each_other(alice: Actor) -> None:
    sheet = rows(WHOLE, WHOLE, ("gu-xm", "顾小满", "别的职务"), ("gu-xm", "顾小满", None, "检测人员"))
    assert told(run(sheet, alice)) == [
        ("new", "first_password"),
        ("same", "as_row"),
        ("refused", "twice_in_sheet"),
        ("changed", "role"),
    ]


def test_nobody_gives_roles_where_they_do_not_lead(alice: Actor, cast: Cast) -> None:
    row = rows(("gu", "顾小满", None, "志愿者", cast.charlies.station.organisation.name))
    assert told(run(row, alice)) == [("refused", "organisation_unknown")]


def test_rows_are_written_by_the_account_that_serves(alice: Actor, app_role: None) -> None:
    with seeing(alice.stations):
        assert told(run(rows(WHOLE), alice)) == [("new", "first_password")]


def test_who_may_not_edit_staff_may_not_import(cast: Cast) -> None:
    deputy = make_staff(Role.DEPUTY_HEAD, cast.house.station, username="deputy")
    for account in (cast.bob, deputy):
        with pytest.raises(NotAllowed):
            run(rows(WHOLE), actor_of(account))
