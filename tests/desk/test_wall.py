"""The screen at the post: figures and rules for everybody, nobody's name, door or plate."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.desk.wall import AT_ONCE, RENEWED_SECONDS, Both, bars_of, sentences_of, turn_of, wall_figures
from gatepost.emergencies.policy import outbreak_policy, peace_policy
from gatepost.gate.enums import Direction, Verdict
from gatepost.gate.models import Passage
from gatepost.gate.queries.passages import HourFigures
from gatepost.kernel import clock
from gatepost.kernel.access import Role
from tests.cast import Cast, House
from tests.desk.reading import links_on, text_of
from tests.factories import NOON, at_noon, make_pass, make_passage, make_staff, make_station, make_vehicle, sign_in
from tests.ground.counting import statements_for
from tests.words import in_chinese

WALL = "/wall/"


def have_readings(house: House, *tenths: int, at_minutes: int = 0) -> None:
    row = make_passage(house.east, house.resident_pass, tenths=max(tenths), at=at_noon(hours=-1, minutes=at_minutes))
    readings = [{"tenths": one, "site": "forehead", "at": NOON.isoformat(), "device": ""} for one in tenths]
    Passage.objects.filter(id=row.id).update(readings=readings)


def have_a_morning(house: House) -> None:
    for minutes in range(3):
        make_passage(house.east, house.resident_pass, at=at_noon(hours=-1, minutes=minutes))
    make_passage(house.west, make_pass(make_vehicle(house.station, "京A12345")), direction=Direction.OUT)
    make_passage(house.east, passed=False, verdict=Verdict.REFUSE)
    have_readings(house, 374, 368)


def figures(house: House) -> list[int]:
    return [one.count for one in wall_figures(house.station.id, clock.now())]


def test_figures_count_the_day_of_the_own_station(client: Client, cast: Cast) -> None:
    have_a_morning(cast.house)
    have_a_morning(cast.charlies)
    make_passage(cast.charlies.east)
    assert figures(cast.house) == [4, 1, 1, 1]
    page = text_of(sign_in(client, cast.alice), WALL)
    assert re.findall(r"<dd>(\d+)</dd>", page) == ["4", "1", "1", "1"]
    assert page.count(f"<dt>{in_chinese('Came in today')} ") == 1


@pytest.mark.parametrize(
    ("tenths", "counted"),
    [
        ((374,), 0),
        ((374, 368), 1),
        ((374, 375, 368), 1),
        ((365, 374), 0),
        ((365, 366), 0),
        ((373, 373), 1),
        ((372, 365), 0),
    ],
)
def test_a_high_reading_counts_once_another_followed_it(cast: Cast, tenths: tuple[int, ...], counted: int) -> None:
    have_readings(cast.house, *tenths)
    assert figures(cast.house)[3] == counted


def test_without_a_policy_nothing_is_high_and_the_guard_is_to_be_asked(client: Client, cast: Cast) -> None:
    have_readings(cast.house, 374, 368)
    cast.house.station.policies.all().delete()
    page = text_of(sign_in(client, cast.alice), WALL)
    assert figures(cast.house)[3] == 0
    assert in_chinese("No rules are written down here yet: please ask the guard.") in page


def test_nobody_is_named_on_it(client: Client, cast: Cast) -> None:
    have_a_morning(cast.house)
    house, page = cast.house, text_of(sign_in(client, cast.alice), WALL)
    words = [
        house.resident.name, "沈*", house.door.spoken, house.door.key, house.resident_pass.serial, "京A12345", "13900001234", "艾丽丝",
        "鲍勃", str(house.resident.id),
    ]  # fmt: skip
    assert [word for word in words if word in page] == []


def test_station_posts_and_the_time_head_it(client: Client, cast: Cast) -> None:
    page = text_of(sign_in(client, cast.alice), WALL)
    assert f"<h1>{cast.house.station.organisation.name}</h1>" in page
    assert [post.name for post in (cast.house.east, cast.house.west) if post.name not in page] == []
    assert [
        word for word in ("<strong data-hours>12:00</strong>", "2月14日 周五", "Fri 14 February") if word not in page
    ] == []


def test_charlies_screen_shows_nothing_of_ours(client: Client, cast: Cast) -> None:
    have_a_morning(cast.house)
    page = text_of(sign_in(client, cast.charlie), WALL)
    assert re.findall(r"<dd>(\d+)</dd>", page) == ["0"] * 4
    ours = (cast.house.station.organisation.name, cast.house.east.name, cast.house.west.name)
    assert [word for word in ours if word in page] == []


def test_who_sees_figures_may_hang_it_up(client: Client, cast: Cast) -> None:
    page = text_of(sign_in(client, cast.vera), WALL)
    assert links_on(page) == set()
    sign_in(client, make_staff(Role.VOLUNTEER, cast.house.station))
    assert client.get(WALL).status_code == 200


def test_what_changes_is_fetched_again_every_half_minute(client: Client, cast: Cast) -> None:
    sign_in(client, cast.vera)
    whole, part = text_of(client, WALL), text_of(client, f"{WALL}?partial=1")
    assert f'hx-get="?partial=1" hx-trigger="every {RENEWED_SECONDS}s"' in whole
    assert ("<html" in part, "data-hours" in part, "<dd>" in part) == (False, True, True)


def test_chinese_comes_first_whatever_the_language_of_the_asker(client: Client, cast: Cast) -> None:
    sign_in(client, cast.vera)
    client.cookies["django_language"] = "en"
    page = text_of(client, WALL)
    assert '<html lang="zh-Hans">' in page
    assert re.findall(r"<dt>(\S+) <span lang=\"en\">([^<]+)</span>", page)[0] == (
        in_chinese("Came in today"),
        "Came in today",
    )


def test_rules_are_said_to_the_passer_and_take_turns(client: Client, cast: Cast) -> None:
    sign_in(client, cast.vera)
    said = sentences_of(outbreak_policy())
    shown = []
    for turn in range(2):
        clock.set_clock(NOON + timedelta(seconds=RENEWED_SECONDS * turn, milliseconds=1))
        page = text_of(client, WALL)
        shown.append([one for one in said if f"<li>{one.zh} " in page and one.en in page])
    assert [len(one) for one in shown] == [AT_ONCE, len(said) - AT_ONCE]
    assert sorted(one.zh for part in shown for one in part) == sorted(one.zh for one in said)


def test_a_rule_that_is_not_made_is_not_announced() -> None:
    said = [one.en for one in sentences_of(peace_policy())]
    assert [text for text in said if "Outings" in text or "home from elsewhere" in text] == []


@pytest.mark.parametrize(("count", "turns"), [(0, 1), (1, 1), (5, 1), (6, 2), (11, 3)])
def test_no_turn_is_too_long_to_be_read(count: int, turns: int) -> None:
    said = [Both(str(number), "") for number in range(count)]
    seen = [turn_of(said, NOON + timedelta(seconds=RENEWED_SECONDS * step)) for step in range(turns)]
    assert {one[2] for one in seen} == {turns}
    assert max(len(one[0]) for one in seen) <= AT_ONCE
    assert sorted(one.zh for part in seen for one in part[0]) == sorted(one.zh for one in said)


def test_the_highest_bar_reaches_the_ceiling_and_an_hour_without_anybody_has_none() -> None:
    hours = [HourFigures(NOON, 40, 10), HourFigures(NOON + timedelta(hours=1), 0, 0)]
    (first, second), most = bars_of(hours)
    assert (most, first.label, second.label) == (40, "12", "13")
    assert (first.entered_top, first.entered_height, first.left_height) == (30, 370, 92)
    assert (second.entered_height, second.left_height, second.entered_top) == (0, 0, 400)


def test_a_new_station_has_a_screen_too(client: Client, noon: None) -> None:
    page = text_of(sign_in(client, make_staff(Role.STATION_LEAD, make_station())), WALL)
    assert re.findall(r"<dd>(\d+)</dd>", page) == ["0"] * 4


def test_the_first_page_leads_to_it(client: Client, cast: Cast) -> None:
    assert reverse("desk:wall") in links_on(text_of(sign_in(client, cast.vera), reverse("desk:board")))


def test_it_costs_the_same_whatever_happened(client: Client, cast: Cast) -> None:
    sign_in(client, cast.vera)
    quiet = statements_for(client, WALL)
    have_a_morning(cast.house)
    assert statements_for(client, WALL) == quiet
    assert quiet <= 16
