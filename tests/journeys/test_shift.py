"""A lead asks something of the post, the guard knows it; the guard hands the post over, the next one takes it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from gatepost.gate.models import HandOver, InstructionSeen
from gatepost.kernel.access import Role
from tests.factories import make_staff
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.scene import Scene

WORDS = "快递一律放东侧架"


@pytest.mark.proves("F58")
def test_instruction_reaches_a_check_that_is_open_and_goes_with_one_press(desk: Desk, scene: Scene) -> None:
    guard, lead = desk(scene.bob), desk(scene.alice)
    check = GateCheck(guard)
    lead.goto("/gate/instructions/write/")
    lead.get_by_label("要大家知道什么").fill(WORDS)
    lead.get_by_role("button", name="发出这条提示").click()
    expect(lead.get_by_text("还有 1 人没确认")).to_be_visible()
    guard.get_by_label("岗点", exact=True).select_option(str(scene.house.west.id))
    asked = guard.locator("#instructions")
    expect(asked).to_contain_text(WORDS)
    asked.get_by_role("button", name="知道了").click()
    expect(asked.get_by_role("button")).to_have_count(0)
    assert InstructionSeen.objects.get(station=scene.house.station).staff_id == scene.bob.id
    lead.reload()
    expect(lead.get_by_text("该确认的人都确认了。")).to_be_visible()
    check.look_for("沈若溪")
    expect(guard.get_by_role("button", name="查验这张证")).to_be_visible()


def test_guard_hands_the_post_over_and_of_two_who_take_it_the_second_is_told(desk: Desk, scene: Scene) -> None:
    guard = desk(scene.bob)
    guard.goto("/gate/handovers/")
    guard.get_by_role("link", name="交班").first.click()
    guard.get_by_label("下一班要留意什么").fill("东门道闸卡住了")
    guard.get_by_role("button", name="签字交班").click()
    expect(guard.get_by_text("等人接班")).to_be_visible()
    row = HandOver.objects.get(station=scene.house.station)
    first, second = (desk(make_staff(Role.SHIFT_WORKER, scene.house.station, name=name)) for name in ("多拉", "卫平"))
    for page in (first, second):
        page.goto(f"/gate/handovers/{row.id}/")
    first.get_by_role("button", name="接班").click()
    expect(first.get_by_text("您已接班。")).to_be_visible()
    second.get_by_role("button", name="接班").click()
    expect(second.get_by_text("已经有人接班了。")).to_be_visible()
    expect(second.get_by_text("多拉")).to_be_visible()
