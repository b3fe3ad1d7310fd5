"""The navigation shows what a person may open, and nothing else."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from gatepost.desk.navigation import JOBS, address_for, visible_jobs
from gatepost.kernel.access import NOBODY, Role
from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.desk.reading import links_on, text_of
from tests.factories import actor_of, make_staff, sign_in
from tests.words import in_chinese

BOARD = {"desk:board"}
PLACES = {"places:compounds", "places:posts", "places:organisations", "places:areas"}
RULES = {"emergencies:home", "emergencies:policies"}
GATE = {"gate:check", "gate:passages", "gate:passes", "gate:inside", "gate:visits"}
SHIFT = {"gate:instructions", "gate:handovers"}
PEOPLE = {"people:persons", "people:enterprises"}
LEADING = {"gate:keys", "desk:devices", "people:staff", "people:imports", "people:alike", "desk:audit"}
KEEPING = {"desk:backups"}
ANSWERING = {"people:requests"}
EVERYTHING = BOARD | PLACES | RULES | GATE | SHIFT | PEOPLE | LEADING | KEEPING

SEEN_BY = {
    Role.ADMINISTRATOR: EVERYTHING,
    Role.STATION_LEAD: EVERYTHING | ANSWERING,
    Role.BRANCH_SECRETARY: EVERYTHING | ANSWERING,
    Role.DEPUTY_HEAD: (EVERYTHING - KEEPING) | ANSWERING,
    Role.SHIFT_WORKER: (EVERYTHING - LEADING - KEEPING) | {"people:staff"},
    Role.CASE_WORKER: BOARD | PLACES | RULES | PEOPLE | {"people:staff"},
    Role.TESTER: BOARD | PLACES | RULES | PEOPLE | {"people:staff"},
    Role.VOLUNTEER: BOARD | PLACES | RULES | SHIFT | {"gate:check", "gate:visits"},
    Role.COMMUNITY_LIAISON: BOARD | PLACES | RULES | PEOPLE | {"gate:passes"},
    Role.UNION_CHAIR: BOARD | PLACES | RULES | {"people:staff"},
    Role.STREET_VIEWER: BOARD,
}


def named_pages() -> dict[str, str]:
    """Addresses of the pages that exist, by name."""
    found = {}
    for job in JOBS:
        for entry in job.entries:
            try:
                found[entry.name] = reverse(entry.name)
            except NoReverseMatch:
                continue
    return found


def shown_to(account: StaffAccount) -> set[str]:
    urls = {entry.url for job in visible_jobs(actor_of(account), here="desk:board") for entry in job.entries}
    return {name for name, url in named_pages().items() if url in urls}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_shown_its_pages(cast: Cast, role: Role) -> None:
    assert shown_to(make_staff(role, cast.house.station)) == SEEN_BY[role] & named_pages().keys()


@pytest.mark.parametrize("role", list(Role))
def test_what_is_shown_opens_and_what_is_not_shown_does_not(cast: Cast, client: Client, role: Role) -> None:
    sign_in(client, make_staff(role, cast.house.station))
    opened = {name: client.get(url).status_code for name, url in named_pages().items()}
    assert opened == {name: 200 if name in SEEN_BY[role] else 403 for name in named_pages()}


def test_who_is_not_signed_in_is_shown_nothing(cast: Cast) -> None:
    assert visible_jobs(NOBODY, here="") == []


def test_a_job_whose_pages_do_not_exist_yet_is_left_out(cast: Cast) -> None:
    planned = [entry.name for job in JOBS for entry in job.entries if entry.name not in named_pages()]
    assert "roster:week" in planned
    assert [name for name in planned if address_for(actor_of(cast.alice), name)] == []


def test_the_open_job_lists_its_pages_and_marks_the_one_that_is_open(cast: Cast, client: Client) -> None:
    page = text_of(sign_in(client, cast.alice), reverse("gate:passes"))
    assert {url for name, url in named_pages().items() if name in GATE} <= links_on(page)
    assert reverse("emergencies:policies") not in links_on(page)
    assert page.count('aria-current="page"') == 1
    assert f'<a href="{reverse("gate:passes")}" aria-current="page">' in page


def test_a_page_below_keeps_its_job_open(cast: Cast, client: Client) -> None:
    page = text_of(sign_in(client, cast.alice), reverse("gate:pass", args=[cast.house.resident_pass.id]))
    assert reverse("gate:inside") in links_on(page)


def test_a_person_without_any_role_is_told_so_and_shown_nothing(client: Client, noon: None) -> None:
    account = StaffAccount.objects.create_account(username="newcomer", name="新来的", password="plum-rain-lantern")
    answer = sign_in(client, account).get(reverse("desk:board"))
    assert answer.status_code == 403
    assert in_chinese("This page is not among your duties") in answer.content.decode()
