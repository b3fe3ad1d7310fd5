"""A high reading: a rest in the shelter, a second measurement, and what the guard does then."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from gatepost.gate.models import Passage
from gatepost.kernel import clock
from tests.factories import code_on
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.scene import Scene


def after_a_rest(page: Page) -> None:
    """Six minutes on by the domain's clock; the program looks at it every few seconds, and is asked until it has."""
    later = clock.now() + timedelta(minutes=6)
    clock.set_clock(later)
    told = page.context.new_page()
    while told.goto("/gate/check/") and told.locator("[data-hours]").inner_text() < f"{clock.local(later):%H:%M}":
        pass
    told.close()


def warm_resident(desk: Desk, scene: Scene) -> GateCheck:
    check = GateCheck(desk(scene.bob))
    check.scan(code_on(scene.house.resident_pass))
    check.answer("是本人吗？", "是")
    check.answer("戴口罩了吗？", "是")
    check.measure("37.3")
    return check


@pytest.mark.proves("F56")
def test_high_reading_is_measured_again_after_a_rest_and_then_passes(desk: Desk, scene: Scene) -> None:
    check = warm_resident(desk, scene)
    expect(check.detail).to_have_text("体温偏高")
    expect(check.page.get_by_role("group", name="再测一次")).to_contain_text("分钟后")
    after_a_rest(check.page)
    check.measure("36.8")
    expect(check.verdict).to_have_text("可以通行")
    check.record()
    expect(check.said).to_have_text("已登记，下一位。")
    row = Passage.objects.get(station_id=scene.house.station.id)
    assert ([reading["tenths"] for reading in row.readings], row.highest_tenths) == ([373, 368], 373)


def test_reading_without_the_rest_does_not_count(desk: Desk, scene: Scene) -> None:
    check = warm_resident(desk, scene)
    check.measure("36.5")
    expect(check.verdict).to_have_text("再测一次")
    expect(check.detail).to_have_text("复测过早")


@pytest.mark.proves("F56")
def test_second_high_reading_under_the_arm_goes_to_the_lead(desk: Desk, scene: Scene) -> None:
    check = warm_resident(desk, scene)
    after_a_rest(check.page)
    check.measure("37.9", site="腋下")
    expect(check.verdict).to_have_text("请负责人处理")
    expect(check.detail).to_have_text("确认发热")
    expect(check.page.get_by_role("button", name="进门，登记")).to_have_count(0)
