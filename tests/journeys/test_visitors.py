"""A visitor comes again, stays too long, and is seen to leave."""

from __future__ import annotations

import msgspec
import pytest
from playwright.sync_api import Page, expect

from gatepost.emergencies.enums import EntryMode, PasserKind
from gatepost.emergencies.policy import outbreak_policy
from gatepost.gate.models import Visit
from tests.factories import at_noon, make_policy
from tests.factories.visits import make_visit
from tests.journeys.browsers import PHONE
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.looking import flaws
from tests.journeys.scene import Scene


@pytest.fixture
def house(scene: Scene) -> None:
    """Lets visitors in; one has come before, one should have left."""
    start = outbreak_policy()
    policy = msgspec.structs.replace(start, entry=start.entry | {PasserKind.VISITOR: EntryMode.REGISTER})
    station = scene.house.station
    make_policy(station, policy, emergency=station.emergencies.get(), valid_from=at_noon(hours=-3))
    make_visit(scene.house.east, came_at=at_noon(days=-1), left_at=at_noon(hours=-20))
    make_visit(scene.house.east, None, came_at=at_noon(hours=-5), due_out_at=at_noon(hours=-1))


def begin(page: Page) -> GateCheck:
    check = GateCheck(page)
    page.get_by_text("没有出入证", exact=True).click()
    page.get_by_role("button", name="访客").click()
    return check


@pytest.mark.proves("F63")
def test_who_came_before_is_written_down_with_one_touch(house: None, desk: Desk, scene: Scene) -> None:
    page = desk(scene.bob)
    check = begin(page)
    page.get_by_label("访客电话").fill("137 0000 1111")
    page.keyboard.press("Enter")
    expect(page.get_by_text("以前来过：")).to_be_visible()
    assert flaws(page) == {}
    page.get_by_role("button", name="和上次一样，直接填入").click()
    expect(page.get_by_label("访客电话")).to_have_count(0)
    check.answer("戴口罩了吗？", "是")
    check.measure("36.5")
    for question in ("去过有疫情的地方吗？", "接触过病人吗？", "发热、咳嗽吗？"):
        check.answer(question, "否")
    check.answer("被访人同意了吗？", "是")
    check.record()
    expect(page.get_by_text("这位访客应离开的时间：")).to_be_visible()
    page.goto("/gate/visits/")
    expect(page.locator("main tbody tr")).to_contain_text(["到点未离开", "白*"])


@pytest.mark.proves("F63")
def test_visitor_who_should_have_left_is_seen_on_the_first_page_and_noted(
    house: None, desk: Desk, scene: Scene
) -> None:
    page = desk(scene.bob)
    page.goto("/")
    page.get_by_role("link", name="1 位访客到点未离开").click()
    expect(page.locator("main tbody tr")).to_have_count(1)
    assert flaws(page) == {}
    page.get_by_role("button", name="已离开").click()
    expect(page.get_by_text("已登记：这位访客离开了。")).to_be_visible()
    expect(page.get_by_text("现在没有在内访客")).to_be_visible()
    assert Visit.objects.filter(station=scene.house.station, left_at=None).count() == 0


def test_list_and_time_are_sound_on_a_phone(house: None, desk: Desk, scene: Scene) -> None:
    page = desk(scene.bob, size=PHONE)
    page.goto("/gate/visits/")
    found = flaws(page)
    page.get_by_role("link", name="要多待一会儿").click()
    expect(page.get_by_label("几点前离开")).to_be_visible()
    assert found | flaws(page) == {}


@pytest.mark.proves("F63")
def test_check_on_the_way_out_names_who_leaves(house: None, desk: Desk, scene: Scene) -> None:
    make_visit(scene.house.east)
    page = desk(scene.bob)
    check = GateCheck(page)
    page.get_by_text("出", exact=True).click()
    page.get_by_text("没有出入证", exact=True).click()
    page.get_by_role("button", name="访客").click()
    page.get_by_label("哪位访客离开？").select_option(label="白* · 3-2-501 · 11:00")
    assert flaws(page) == {}
    check.record("出门，登记")
    expect(check.said).to_have_text("已登记，下一位。")
    page.goto("/gate/visits/")
    expect(page.locator("main tbody tr")).to_have_count(1)
