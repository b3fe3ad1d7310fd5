"""A guard checks a resident at the desk, in each of the four ways, and sees what was recorded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from gatepost.gate.enums import Verdict
from gatepost.gate.models import Passage
from tests.factories import code_on
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.looking import flaws
from tests.journeys.scene import Scene


@pytest.mark.proves("F55", "F56")
def test_scanned_pass_is_checked_measured_and_recorded(desk: Desk, scene: Scene) -> None:
    check = GateCheck(desk(scene.bob))
    check.scan(code_on(scene.house.resident_pass))
    expect(check.verdict).to_have_text("还需询问")
    check.answer_well()
    expect(check.verdict).to_have_text("可以通行")
    check.record()
    expect(check.said).to_have_text("已登记，下一位。")
    expect(check.recent).to_contain_text(["沈** · 居民 · 进"])
    row = Passage.objects.get(station_id=scene.house.station.id)
    shown = scene.house.resident_pass
    assert (row.passed, row.verdict, row.highest_tenths, row.pass_id, row.staff_id) == (
        True, Verdict.ADMIT, 365, shown.id, scene.bob.id
    )  # fmt: skip


def test_next_scan_goes_into_the_field_without_a_click(desk: Desk, scene: Scene) -> None:
    check = GateCheck(desk(scene.bob))
    code = code_on(scene.house.resident_pass)
    for _passer in range(2):
        check.scan(code)
        check.answer_well()
        check.record()
        expect(check.said).to_have_text("已登记，下一位。")
    expect(check.recent).to_have_count(2)


def test_typed_number_finds_the_same_pass(desk: Desk, scene: Scene) -> None:
    check = GateCheck(desk(scene.bob))
    check.look_for(scene.house.resident_pass.serial)
    expect(check.verdict).to_have_text("还需询问")
    expect(check.holder).to_have_text("沈**")


@pytest.mark.parametrize("words", ["沈若溪", "srx", "3-2-501", "3号楼2单元501室"])
def test_who_has_no_card_at_hand_is_found_by_name_or_door(desk: Desk, scene: Scene, words: str) -> None:
    check = GateCheck(desk(scene.bob))
    check.look_for(words)
    check.page.get_by_role("button", name="查验这张证").click()
    expect(check.verdict).to_have_text("还需询问")
    expect(check.holder).to_have_text("沈**")


def test_every_panel_of_the_check_is_sound(desk: Desk, scene: Scene) -> None:
    check = GateCheck(desk(scene.bob))
    check.look_for("沈")
    expect(check.page.get_by_role("button", name="查验这张证")).to_be_visible()
    found = flaws(check.page)
    check.page.get_by_role("button", name="查验这张证").click()
    expect(check.verdict).to_have_text("还需询问")
    found |= flaws(check.page)
    check.answer("是本人吗？", "否")
    check.page.get_by_text("特殊放行", exact=True).click()
    check.record("放行并记下原因")
    expect(check.page.locator("#answer .field-error")).to_be_visible()
    found |= flaws(check.page)
    check.record("没有通行，登记")
    expect(check.said).to_have_text("已登记未通行，下一位。")
    assert found | flaws(check.page) == {}


def test_panel_for_a_visitor_is_sound(desk: Desk, scene: Scene) -> None:
    check = GateCheck(desk(scene.bob))
    check.page.get_by_text("没有出入证", exact=True).click()
    check.page.get_by_role("button", name="水电气抢修等").click()
    expect(check.page.get_by_label("找谁、去哪")).to_be_visible()
    assert flaws(check.page) == {}


def passages_of_today(page: Page) -> list[str]:
    page.goto("/gate/passages/")
    return page.locator("main tbody tr").all_inner_texts()


def test_list_of_today_shows_who_went_through_and_who_did_not(desk: Desk, scene: Scene) -> None:
    page = desk(scene.bob)
    check = GateCheck(page)
    check.scan(code_on(scene.house.resident_pass))
    check.answer_well()
    check.record()
    expect(check.said).to_have_text("已登记，下一位。")
    check.scan(code_on(scene.house.resident_pass))
    check.answer("是本人吗？", "否")
    expect(check.verdict).to_have_text("暂不能通行")
    check.record("没有通行，登记")
    expect(check.said).to_have_text("已登记未通行，下一位。")
    turned_away, went_in = passages_of_today(page)
    assert ("未通行" in turned_away, "不是本人" in turned_away) == (True, True)
    assert ("未通行" in went_in, "36.5" in went_in) == (False, True)
