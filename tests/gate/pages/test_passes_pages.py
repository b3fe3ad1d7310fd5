"""The list of passes, and the page of one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import PassState, Reason, Verdict
from gatepost.gate.models import Pass, SigningKey
from gatepost.kernel.access import Role
from tests.cast import Cast
from tests.factories import at_noon, make_pass, make_passage, make_person, make_staff, make_vehicle, sign_in
from tests.ground.counting import statements_for
from tests.words import in_chinese

PASSES = "/gate/passes/"
STATES = ("active", "lost", "replaced", "withdrawn", "expired", "ending")


def listed(desk: Client, **asked: str) -> set[str]:
    """The holders' names, or plates."""
    answer = desk.get(PASSES, asked)
    assert answer.status_code == 200
    return {row.person.name if row.person else row.vehicle.plate for row, _state in answer.context["lines"]}


@pytest.fixture
def of_each_state(cast: Cast) -> None:
    """Each held by somebody called as the state is."""
    station = cast.house.station
    for state in (PassState.LOST, PassState.REPLACED, PassState.WITHDRAWN):
        make_pass(make_person(station, state.value), state=state)
    make_pass(make_person(station, "expired"), valid_until=at_noon(minutes=-1))
    make_pass(make_person(station, "ending"), valid_until=at_noon(days=7))


@pytest.mark.usefixtures("of_each_state")
def test_list_is_narrowed_by_state(bob: Client) -> None:
    assert {state: listed(bob, state=state) for state in STATES} == {
        "active": {"沈若溪", "ending"},
        "lost": {"lost"},
        "replaced": {"replaced"},
        "withdrawn": {"withdrawn"},
        "expired": {"expired"},
        "ending": {"ending"},
    }


def test_list_is_narrowed_by_kind(bob: Client, cast: Cast) -> None:
    make_pass(make_vehicle(cast.house.station, "京A12345"))
    make_pass(make_person(cast.house.station, "陆晚晴"), kind=PasserKind.CLEANER)
    assert [listed(bob, kind=kind) for kind in ("vehicle", "cleaner", "resident", "guard")] == [
        {"京A12345"}, {"陆晚晴"}, {"沈若溪"}, set()
    ]  # fmt: skip


def test_list_is_asked_by_number_name_and_plate(bob: Client, cast: Cast) -> None:
    make_pass(make_vehicle(cast.house.station, "京A12345"))
    serial = cast.house.resident_pass.serial
    for asked in (serial, f"{serial[:4]} {serial[4:8]} {serial[8:]}", "沈若溪", "srx"):
        assert listed(bob, q=asked) == {"沈若溪"}
    for asked in ("京A12345", "京a·12345", "345"):
        assert listed(bob, q=asked) == {"京A12345"}
    assert listed(bob, q="卓一鸣") == set()


@pytest.mark.parametrize("asked", [{"state": "x"}, {"kind": "x"}, {"q": "\0"}, {"page": "x"}, {"page": "99"}])
def test_what_is_no_question_lists_all(bob: Client, asked: dict[str, str]) -> None:
    assert listed(bob, **asked) == {"沈若溪"}


def test_charlies_passes_are_not_ours_however_they_are_asked_for(bob: Client, cast: Cast) -> None:
    assert listed(bob) == {"沈若溪"}
    assert listed(bob, q=cast.charlies.resident_pass.serial) == set()
    assert listed(bob, q="余清岚") == set()


def test_three_passes_need_as_many_statements_as_one(bob: Client, cast: Cast) -> None:
    for_one = statements_for(bob, PASSES)
    make_pass(make_person(cast.house.station, "卓一鸣", door=cast.house.door), compound=cast.house.compound)
    make_pass(make_vehicle(cast.house.station, "京A54321"))
    assert (statements_for(bob, PASSES), len(listed(bob))) == (for_one, 3)


def test_names_are_masked_on_list_and_page(bob: Client, cast: Cast) -> None:
    pages = [bob.get(url).content.decode() for url in (PASSES, page_of(cast.house.resident_pass))]
    assert [("沈**" in page, cast.house.resident.name in page) for page in pages] == [(True, False)] * 2


def page_of(row: Pass) -> str:
    return reverse("gate:pass", args=[row.id])


def steps(desk: Client, row: Pass) -> set[str]:
    """What the page offers to do with the pass."""
    page = desk.get(page_of(row)).content.decode()
    ways = {one: reverse("gate:end_pass", args=[row.id, one]) for one in ("withdraw", "lost", "replace")}
    ways["print"] = reverse("gate:pass_card", args=[row.id])
    if row.person_id:
        ways["next"] = reverse("gate:issue_pass", args=[row.person_id])
    return {name for name, url in ways.items() if f'href="{url}"' in page}


@pytest.mark.parametrize(
    ("other", "offered"),
    [
        ({}, {"withdraw", "lost", "replace", "print"}),
        ({"state": PassState.LOST}, {"replace"}),
        ({"state": PassState.REPLACED}, set()),
        ({"state": PassState.WITHDRAWN}, set()),
        ({"valid_until": at_noon(minutes=-1)}, {"next"}),
        ({"state": PassState.LOST, "valid_until": at_noon(minutes=-1)}, set()),
    ],
)
def test_page_offers_what_can_be_done(bob: Client, cast: Cast, other: dict[str, Any], offered: set[str]) -> None:
    assert steps(bob, make_pass(make_person(cast.house.station, "卓一鸣"), **other)) == offered


def test_who_only_looks_is_offered_nothing_and_sees_no_passages(client: Client, cast: Cast) -> None:
    sign_in(client, make_staff(Role.COMMUNITY_LIAISON, cast.house.station))
    make_passage(cast.house.east, cast.house.resident_pass)
    answer = client.get(page_of(cast.house.resident_pass))
    assert (steps(client, cast.house.resident_pass), answer.context["lines"]) == (set(), [])
    assert reverse("gate:issue_building") not in client.get(PASSES, {"q": "卓一鸣"}).content.decode()


def test_page_shows_who_went_through_with_the_pass_newest_first(bob: Client, cast: Cast) -> None:
    row = cast.house.resident_pass
    make_passage(cast.house.east, row, tenths=365, at=at_noon(minutes=-5))
    make_passage(cast.house.west, row, passed=False, verdict=Verdict.REFUSE, reasons=(Reason.NO_MASK,))
    answer = bob.get(page_of(row))
    assert [line.post for line in answer.context["lines"]] == [cast.house.west.name, cast.house.east.name]
    assert [word for word in ("36.5", in_chinese("no mask")) if word not in answer.content.decode()] == []


def test_page_of_a_replaced_pass_leads_to_the_next(bob: Client, cast: Cast) -> None:
    old = make_pass(make_person(cast.house.station, "卓一鸣"), state=PassState.REPLACED)
    Pass.objects.filter(pk=old.pk).update(replaced_by=cast.house.resident_pass)
    assert page_of(cast.house.resident_pass) in bob.get(page_of(old)).content.decode()


def test_page_shows_a_code_once_there_is_a_key(bob: Client, cast: Cast) -> None:
    row = cast.house.resident_pass
    assert "<svg" in bob.get(page_of(row)).context["code"]
    SigningKey.objects.filter(station=cast.house.station).delete()
    assert (bob.get(page_of(row)).context["code"], "print" in steps(bob, row)) == (None, False)


def test_who_may_not_see_passes_is_told_so_and_charlie_finds_none(
    vera: Client, volunteer: Client, charlie: Client, cast: Cast
) -> None:
    url = page_of(cast.house.resident_pass)
    assert [desk.get(one).status_code for desk in (vera, volunteer) for one in (PASSES, url)] == [403] * 4
    assert charlie.get(url).status_code == 404
