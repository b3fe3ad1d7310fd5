"""A lead publishes the next policy, having seen what it changes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from gatepost.emergencies.models import PolicyVersion
from tests.factories import code_on
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.scene import Scene


def write_threshold(page: Page, degrees: str) -> None:
    page.goto("/emergency/policies/")
    page.get_by_role("link", name="写下一版规定").click()
    page.get_by_label("达到此值为偏高").fill(degrees)
    page.get_by_label("原因").fill("室外额温偏低")
    page.get_by_role("button", name="看看会有哪些变化").click()


def test_preview_names_the_situations_that_flip_before_anything_is_published(desk: Desk, scene: Scene) -> None:
    page = desk(scene.alice)
    write_threshold(page, "37.0")
    flipped = page.get_by_role("region", name="会有哪些变化").locator("tbody tr")
    expect(flipped).to_have_count(1)
    expect(flipped.first).to_contain_text("37.0")
    expect(flipped.first.locator("td")).to_contain_text(["可以通行", "再测一次"])
    assert PolicyVersion.objects.filter(station=scene.house.station, emergency__isnull=False).count() == 1


@pytest.mark.proves("F56")
def test_published_threshold_holds_at_the_gate_from_then_on(desk: Desk, scene: Scene) -> None:
    lead, guard = desk(scene.alice), GateCheck(desk(scene.bob))
    write_threshold(lead, "37.0")
    lead.get_by_role("button", name="发布这版规定").click()
    lead.wait_for_url("**/emergency/policies/")
    expect(lead.locator("tbody tr").first).to_contain_text("室外额温偏低")
    expect(lead.locator("tbody tr").first).to_contain_text("现行")
    guard.scan(code_on(scene.house.resident_pass))
    guard.answer("是本人吗？", "是")
    guard.answer("戴口罩了吗？", "是")
    guard.measure("37.0")
    expect(guard.detail).to_have_text("体温偏高")
