"""A clerk makes a whole compound from a pattern: looks first, changes a number, looks again, then makes it."""

from __future__ import annotations

from playwright.sync_api import expect

from gatepost.places.models import Door
from tests.journeys.conftest import Desk
from tests.journeys.scene import Scene


def test_six_towers_are_looked_at_before_they_are_made(desk: Desk, scene: Scene) -> None:
    compound, page = scene.house.other_compound, desk(scene.alice)
    page.goto(f"/places/compounds/{compound.id}/")
    page.get_by_role("link", name="按规律批量建楼").click()
    for label, value in (("几栋楼", "6"), ("单元数", "3"), ("最高层", "18"), ("每单元每层户数", "5")):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="先看会建成什么样").click()
    page.get_by_label("每单元每层户数").fill("4")
    page.get_by_role("button", name="再看一遍").click()
    expect(page.get_by_role("definition").filter(has_text="1-1-101")).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="6-3-1804")).to_be_visible()
    assert Door.objects.filter(building__compound=compound).count() == 0
    page.get_by_role("button", name="添加 6 栋楼、1296 户").click()
    expect(page.get_by_text("添加了 6 栋楼、1296 户。")).to_be_visible()
    assert Door.objects.filter(building__compound=compound).count() == 1296
