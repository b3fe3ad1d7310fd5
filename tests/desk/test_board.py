"""The first page: what needs a decision, figures that open the lists that they count, and for a viewer figures only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Direction, Verdict
from gatepost.gate.models import PresenceRow
from gatepost.kernel.access import Role
from gatepost.kernel.ids import new_id
from tests.cast import Cast, House
from tests.desk.reading import figures_on, lines_on, links_on, needs_on, text_of
from tests.factories import at_noon, make_pass, make_passage, make_person, make_staff, make_station, sign_in
from tests.ground.counting import statements_for
from tests.words import in_chinese

BOARD = "desk:board"


def have_a_morning(house: House) -> None:
    """Five in, three out, two turned away, three high readings, one exception, two workers inside."""
    card, post = house.resident_pass, house.east
    at = at_noon(hours=-1)
    for minutes in range(4):
        make_passage(post, card, at=at + timedelta(minutes=minutes))
    make_passage(post, card, tenths=373, overrule_reason="急诊", verdict=Verdict.REFUSE, at=at)
    for minutes in range(3):
        make_passage(post, card, direction=Direction.OUT, at=at + timedelta(minutes=minutes))
    make_passage(post, card, direction=Direction.OUT, inferred=True, at=at)
    make_passage(post, passed=False, tenths=376, verdict=Verdict.REFER_TO_LEAD, passer=PasserKind.VISITOR, at=at)
    make_passage(house.west, passed=False, tenths=380, verdict=Verdict.REFUSE, at=at)
    make_passage(post, card, tenths=390, at=at_noon(hours=-13))
    for passer, is_inside in (("courier", True), ("cleaner", True), ("guard", False), ("resident", True)):
        be_inside(house, passer, is_inside)


def be_inside(house: House, passer: str, is_inside: bool) -> None:
    PresenceRow.objects.create(
        station_id=house.station.id,
        subject_id=new_id(),
        compound_id=house.compound.id,
        is_inside=is_inside,
        since=at_noon(hours=-2),
        passage_id=new_id(),
        passer=passer,
    )


def test_figures_count_the_day_of_the_own_station(desk: Client, cast: Cast) -> None:
    have_a_morning(cast.house)
    make_passage(cast.charlies.east, tenths=390, at=at_noon(hours=-1))
    shown = {label: value for label, (value, _url) in figures_on(text_of(desk, reverse(BOARD))).items()}
    assert list(shown.values()) == [5, 3, 2, 2, 3, 1]
    assert list(shown)[:4] == [in_chinese(word) for word in ("in", "out", "inside now", "turned away")]
    assert "37.3" in list(shown)[4]


@pytest.mark.parametrize("busy", [True, False], ids=["a busy morning", "nobody yet"])
def test_each_figure_opens_its_list_with_the_same_count_at_its_top(desk: Client, cast: Cast, busy: bool) -> None:
    if busy:
        have_a_morning(cast.house)
    shown = figures_on(text_of(desk, reverse(BOARD)))
    assert len(shown) == 6
    behind = {label: (lines_on(text_of(desk, url)), url) for label, (_value, url) in shown.items()}
    assert behind == shown


def test_what_waits_for_a_decision_opens_its_list_with_the_same_count(desk: Client, cast: Cast) -> None:
    have_a_morning(cast.house)
    for number in range(3):
        make_pass(make_person(cast.house.station, f"沈{number}"), valid_until=at_noon(days=number + 5))
    needs = needs_on(text_of(desk, reverse(BOARD)))
    assert [(state, text) for state, text, _url in needs] == [
        ("refuse", "今天有 2 条通行需要看一下"),
        ("wait", "3 张出入证一周内到期"),
    ]
    assert [lines_on(text_of(desk, url)) for _state, _text, url in needs] == [2, 3]


def test_a_quiet_day_says_that_nothing_waits(desk: Client) -> None:
    page = text_of(desk, reverse(BOARD))
    assert (needs_on(page), in_chinese("Nothing waits for a decision.") in page) == ([], True)


def test_the_emergency_and_its_phase_head_the_page(desk: Client, cast: Cast) -> None:
    emergency = cast.house.station.emergencies.get()
    emergency.phases.create(station=cast.house.station, name="封闭管理", from_on=at_noon(days=-4).date())
    assert f"{emergency.name} · 封闭管理" in text_of(desk, reverse(BOARD))


def test_the_chart_holds_twelve_hours_up_to_the_running_one(desk: Client, cast: Cast) -> None:
    have_a_morning(cast.house)
    page = text_of(desk, reverse(BOARD))
    table = page[page.index('<table class="chart-table">') :]
    hours = [f"{hour:02d}:00" for hour in range(1, 13)]
    assert [hour for hour in hours if f'<th scope="row">{hour}</th>' not in table] == []
    assert '<th scope="row">11:00</th><td class="number">5</td><td class="number">3</td>' in table
    assert '<th scope="row">00:00</th>' not in table


def test_a_new_station_is_led_to_its_first_steps(client: Client, noon: None) -> None:
    sign_in(client, make_staff(Role.STATION_LEAD, make_station()))
    page = text_of(client, reverse(BOARD))
    firsts = [("refuse", reverse("emergencies:policies")), ("refuse", reverse("desk:backups"))]
    assert [(state, url) for state, _text, url in needs_on(page)] == firsts
    assert {value for value, _url in figures_on(page).values()} == {0}
    assert in_chinese("No post stands yet") in page
    assert reverse("places:compounds") in links_on(page)


def test_without_a_policy_no_reading_is_high_and_the_page_still_opens(desk: Client, cast: Cast) -> None:
    have_a_morning(cast.house)
    cast.house.station.policies.all().delete()
    page = text_of(desk, reverse(BOARD))
    assert [value for value, _url in figures_on(page).values()] == [5, 3, 2, 2, 0, 1]
    assert needs_on(page)[-1][:2] == ("refuse", in_chinese("No policy is in force: nothing can be decided at the gate"))


def test_the_street_viewer_sees_the_same_figures_and_no_way_to_a_list(client: Client, cast: Cast) -> None:
    have_a_morning(cast.house)
    sign_in(client, cast.alice)
    leads = figures_on(text_of(client, reverse(BOARD)))
    sign_in(client, cast.vera)
    page = text_of(client, reverse(BOARD))
    assert figures_on(page) == {label: (value, "") for label, (value, _url) in leads.items()}
    assert needs_on(page) == []
    assert (
        links_on(page) - {"/", reverse("people:own_account"), reverse("desk:retention"), reverse("desk:wall")} == set()
    )
    assert [word for word in (cast.house.resident.name, "沈*", cast.house.resident_pass.serial) if word in page] == []


@pytest.mark.parametrize("role", list(Role))
def test_every_way_on_from_the_board_is_open_to_who_sees_it(client: Client, cast: Cast, role: Role) -> None:
    have_a_morning(cast.house)
    sign_in(client, make_staff(role, cast.house.station))
    page = text_of(client, reverse(BOARD))
    closed = {url: client.get(url).status_code for url in links_on(page)}
    assert {url: code for url, code in closed.items() if code != 200} == {}


def test_the_board_costs_the_same_whatever_happened(desk: Client, cast: Cast) -> None:
    quiet = statements_for(desk, reverse(BOARD))
    have_a_morning(cast.house)
    have_a_morning(cast.house)
    assert statements_for(desk, reverse(BOARD)) == quiet
