"""Who did what: newest first, of the own station, by action, and nobody but leads reads it."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel import audit
from gatepost.kernel.access import Actor, Role
from gatepost.kernel.ids import new_id
from tests.cast import Cast
from tests.desk.reading import lines_on, text_of
from tests.factories import actor_of, at_noon, make_device, make_staff, sign_in
from tests.ground.counting import statements_for
from tests.words import in_chinese

AUDIT = "desk:audit"


def tell(by: Actor, action: str, *, minutes: int = 0, **detail: object) -> None:
    at = at_noon(minutes=minutes)
    audit.record(by=by, at=at, action=action, subject_kind="pass", subject_id=new_id(), **detail)


def lines(page: str) -> list[tuple[str, str]]:
    """Who and what."""
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    return re.findall(r'<th scope="row">([^<]*)</th><td>([^<]*)</td>', body)


def test_the_newest_stands_first_with_who_and_what(desk: Client, cast: Cast) -> None:
    tell(actor_of(cast.bob), "gate.issue_pass", minutes=-9)
    tell(actor_of(cast.alice), "gate.withdraw_pass", minutes=-2)
    device, _token = make_device(cast.house.station, name="东门手机")
    phone = Actor(device_id=device.id, station_id=cast.house.station.id)
    tell(phone, "gate.record_passage", minutes=-5)
    assert lines(text_of(desk, reverse(AUDIT)))[:3] == [
        ("艾丽丝", in_chinese("withdrew a pass")),
        ("东门手机", in_chinese("recorded a passage")),
        ("鲍勃", in_chinese("issued a pass")),
    ]


def test_it_is_narrowed_to_one_action_and_counts_it(desk: Client, cast: Cast) -> None:
    for action in ("gate.issue_pass", "gate.issue_pass", "gate.report_lost"):
        tell(actor_of(cast.bob), action)
    page = text_of(desk, reverse(AUDIT) + "?action=gate.issue_pass")
    assert (lines_on(page), lines(page)) == (2, [("鲍勃", in_chinese("issued a pass"))] * 2)
    assert '<option value="gate.issue_pass" selected>' in page


@pytest.mark.parametrize("asked", ["?action=gate.no_such_thing", "?action=%00", "?page=999", "?page=x"])
def test_what_nobody_can_ask_for_shows_the_whole_list(desk: Client, cast: Cast, asked: str) -> None:
    tell(actor_of(cast.bob), "gate.issue_pass")
    whole = lines_on(text_of(desk, reverse(AUDIT)))
    assert lines_on(text_of(desk, reverse(AUDIT) + asked)) == whole


def test_it_is_leafed_through_by_fifty(desk: Client, cast: Cast) -> None:
    for minutes in range(51):
        tell(actor_of(cast.bob), "gate.report_lost", minutes=-minutes)
    first, second = (text_of(desk, f"{reverse(AUDIT)}?action=gate.report_lost&page={page}") for page in (1, 2))
    assert [lines_on(first), len(lines(first)), lines_on(second), len(lines(second))] == [51, 50, 51, 1]


def test_lines_of_another_station_are_not_there(desk: Client, cast: Cast) -> None:
    tell(actor_of(cast.charlie), "gate.issue_pass")
    assert "查理" not in text_of(desk, reverse(AUDIT))
    assert lines_on(text_of(desk, reverse(AUDIT) + "?action=gate.issue_pass")) == 0


def test_an_empty_audit_says_what_fills_it(desk: Client, cast: Cast) -> None:
    assert in_chinese("The first change writes the first line.") in text_of(
        desk, reverse(AUDIT) + "?action=gate.report_lost"
    )


def test_who_works_shifts_or_views_figures_does_not_read_it(client: Client, cast: Cast) -> None:
    for account in (cast.bob, cast.vera):
        assert sign_in(client, account).get(reverse(AUDIT)).status_code == 403


def test_the_list_costs_the_same_with_one_row_and_with_three(desk: Client, cast: Cast) -> None:
    def tell_by_each() -> None:
        device, _token = make_device(cast.house.station)
        tell(Actor(device_id=device.id, station_id=cast.house.station.id), "gate.record_passage", verdict="admit")
        tell(actor_of(make_staff(Role.SHIFT_WORKER, cast.house.station)), "gate.issue_pass", reason="新来的")

    tell_by_each()
    with_one = statements_for(desk, reverse(AUDIT))
    tell_by_each()
    tell_by_each()
    assert statements_for(desk, reverse(AUDIT)) == with_one
