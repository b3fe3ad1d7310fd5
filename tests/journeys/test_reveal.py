"""A full number is shown to who may see it, for a minute, and the look is recorded."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from gatepost.kernel.models import AuditLine
from tests.journeys.conftest import Desk
from tests.journeys.scene import Scene


def phone_on(page: Page) -> Locator:
    return page.locator("[data-masked]").filter(has=page.get_by_role("button", name="电话", include_hidden=True))


def test_shown_phone_number_leaves_a_line_that_names_who_looked(desk: Desk, scene: Scene) -> None:
    page = desk(scene.bob)
    page.goto(f"/people/persons/{scene.house.resident.id}/")
    masked = phone_on(page)
    value = masked.locator("[data-value]")
    expect(value).to_have_text("139****1234")
    looks = AuditLine.objects.filter(station_id=scene.house.station.id, action="people.reveal_value")
    assert looks.count() == 0
    masked.get_by_role("button", name="查看").click()
    expect(value).to_have_text("139 0000 1234")
    expect(masked.get_by_role("status")).to_have_text("显示一分钟，本次查看已记录。")
    look = looks.get()
    assert (look.staff_id, look.subject_id, look.detail) == (scene.bob.id, scene.house.resident.id, {"field": "phone"})


def test_lead_reads_who_looked(desk: Desk, scene: Scene) -> None:
    guard = desk(scene.bob)
    guard.goto(f"/people/persons/{scene.house.resident.id}/")
    phone_on(guard).get_by_role("button", name="查看").click()
    expect(phone_on(guard).locator("[data-value]")).to_have_text("139 0000 1234")
    lead = desk(scene.alice)
    lead.goto("/audit/")
    expect(lead.locator("tbody tr").first).to_contain_text("鲍勃")
    expect(lead.locator("tbody tr").first).to_contain_text("查看人员的完整信息")
