"""One click to the other language, on the same page, for as long as the person wants it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Desk
from tests.journeys.scene import Scene


def test_other_language_is_one_click_away_and_stays(desk: Desk, scene: Scene) -> None:
    page = desk(scene.bob)
    page.goto("/gate/passes/?state=active")
    expect(page.locator("h1")).to_have_text("出入证")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Passes")
    assert page.url.endswith("/gate/passes/?state=active")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/gate/check/")
    expect(page.locator("h1")).to_have_text("Check a pass")
    page.get_by_role("button", name="中文").click()
    expect(page.locator("h1")).to_have_text("查验出入证")


def test_who_has_not_signed_in_can_switch_too(desk: Desk) -> None:
    page = desk()
    page.goto("/account/login/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Sign in")
