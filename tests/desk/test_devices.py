"""Devices on the desk: enrolled with a token that is shown once, withdrawn for good, those in use first."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.kernel.models import AuditLine
from gatepost.sync.enums import DeviceKind
from gatepost.sync.models import Device
from gatepost.sync.queries import device_by_token
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.desk.reading import lines_on, text_of
from tests.factories import NOON, make_device, make_post, sign_in
from tests.ground.counting import statements_for
from tests.words import in_chinese

LIST, ENROL = "desk:devices", "desk:enrol_device"
TOKEN = re.compile(r"<code>([^<]+)</code>")


def enrol(desk: Client, **typed: object) -> str:
    return desk.post(reverse(ENROL), {"name": "东门 一号机", "kind": "gate_phone"} | typed).content.decode()


def test_a_token_is_shown_once_and_then_works(desk: Client, cast: Cast) -> None:
    page = enrol(desk, post=cast.house.east.id)
    token = TOKEN.findall(page)
    known = device_by_token(token[0])
    assert known is not None
    assert (len(token), known.name, known.kind, known.post_id) == (
        1, "东门 一号机", DeviceKind.GATE_PHONE, cast.house.east.id
    )  # fmt: skip
    assert lines_about(known.id) == ["sync.enroll_device"]
    listed = text_of(desk, reverse(LIST))
    assert ("东门 一号机" in listed, cast.house.east.name in listed, token[0] in listed) == (True, True, False)


def test_the_page_with_the_token_is_kept_by_no_browser(desk: Client) -> None:
    answer = desk.post(reverse(ENROL), {"name": "东门手机", "kind": "gate_phone"})
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_token_stands_in_no_audit_line(desk: Client) -> None:
    token = TOKEN.findall(enrol(desk))[0]
    assert [row.detail for row in AuditLine.objects.all() if token in str(row.detail)] == []


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "　"])
def test_a_name_that_nobody_can_see_is_told_beside_the_name(desk: Client, name: str) -> None:
    page = enrol(desk, name=name, kind="wall_screen")
    assert 'id="id_name_error"' in page
    assert '<option value="wall_screen" selected>' in page
    assert (Device.objects.count(), TOKEN.findall(page)) == (0, [])


def test_a_name_is_kept_as_people_read_it(desk: Client) -> None:
    enrol(desk, name="东门　１号\u200b机")
    assert Device.objects.get().name == "东门 1号机"


def test_posts_of_another_station_are_neither_offered_nor_taken(desk: Client, cast: Cast) -> None:
    assert cast.charlies.east.name not in text_of(desk, reverse(ENROL))
    page = enrol(desk, post=cast.charlies.east.id)
    assert ('id="id_post_error"' in page, Device.objects.count()) == (True, 0)


def test_a_post_that_ended_is_not_offered(desk: Client, cast: Cast) -> None:
    cast.house.west.ended_at = NOON
    cast.house.west.save()
    page = text_of(desk, reverse(ENROL))
    assert (cast.house.east.name in page, cast.house.west.name in page) == (True, False)


def test_withdrawing_asks_first_and_then_holds_at_once(desk: Client, cast: Cast) -> None:
    device, token = make_device(cast.house.station)
    url = reverse("desk:withdraw_device", args=[device.id])
    assert in_chinese("Withdraw this device") in text_of(desk, url)
    assert device_by_token(token) is not None
    assert desk.post(url).headers["Location"] == reverse(LIST)
    assert device_by_token(token) is None
    page = text_of(desk, reverse(LIST))
    assert (in_chinese("out of use") in page, url in page) == (True, False)
    assert lines_about(device.id) == ["sync.withdraw_device"]


def test_a_second_press_leads_back_to_the_list(desk: Client, cast: Cast) -> None:
    device, _token = make_device(cast.house.station)
    url = reverse("desk:withdraw_device", args=[device.id])
    desk.post(url)
    assert [desk.post(url).headers["Location"], desk.get(url).headers["Location"]] == [reverse(LIST)] * 2
    assert lines_about(device.id) == ["sync.withdraw_device"]


def test_those_in_use_come_first(desk: Client, cast: Cast) -> None:
    gone, _token = make_device(cast.house.station, name="甲机")
    desk.post(reverse("desk:withdraw_device", args=[gone.id]))
    make_device(cast.house.station, name="乙机")
    page = text_of(desk, reverse(LIST))
    assert page.index("乙机") < page.index("甲机")
    assert lines_on(page) == 2


def test_an_empty_list_says_what_it_is_for_and_how_it_is_filled(desk: Client) -> None:
    page = text_of(desk, reverse(LIST))
    assert in_chinese("Enrol the phone of a gate: it gets a token that is shown once.") in page
    assert reverse(ENROL) in page


def test_devices_of_another_station_are_not_there(desk: Client, client: Client, cast: Cast) -> None:
    device, _token = make_device(cast.charlies.station, name="查理的手机")
    assert "查理的手机" not in text_of(desk, reverse(LIST))
    url = reverse("desk:withdraw_device", args=[device.id])
    assert [desk.get(url).status_code, desk.post(url).status_code] == [404, 404]
    device.refresh_from_db()
    assert device.withdrawn_at is None


@pytest.mark.parametrize("name", [LIST, ENROL])
def test_who_may_not_edit_devices_is_told_so(client: Client, cast: Cast, name: str) -> None:
    for account in (cast.bob, cast.vera):
        assert sign_in(client, account).get(reverse(name)).status_code == 403


def test_the_list_costs_the_same_with_one_row_and_with_three(desk: Client, cast: Cast) -> None:
    url, station = reverse(LIST), cast.house.station
    make_device(station, post=cast.house.east)
    with_one = statements_for(desk, url)
    for _number in range(2):
        make_device(station, post=make_post(station))
    assert statements_for(desk, url) == with_one
