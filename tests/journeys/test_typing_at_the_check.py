"""What a guard types at the check is kept: Enter does the harmless thing, and what was not entered goes along."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from gatepost.gate.models import Passage
from tests.factories import code_on
from tests.journeys.browsers import Complaints
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.scene import Scene
from tests.words import in_chinese


@pytest.fixture
def scanned(desk: Desk, scene: Scene) -> GateCheck:
    """The resident's card is scanned, and everything is still to be asked."""
    check = GateCheck(desk(scene.bob))
    check.scan(code_on(scene.house.resident_pass))
    return check


def row(scene: Scene) -> Passage:
    return Passage.objects.get(station_id=scene.house.station.id)


@pytest.mark.proves("F55", "F56")
def test_enter_after_the_temperature_answers_no_question(scanned: GateCheck) -> None:
    field = scanned.page.get_by_label("℃", exact=True)
    field.fill("36.5")
    field.press("Enter")
    expect(scanned.page.get_by_text("已测：").locator("strong")).to_have_text("36.5 ℃")
    for question in ("是本人吗？", "戴口罩了吗？"):
        expect(scanned.page.get_by_role("group", name=question)).to_be_visible()


def test_enter_after_the_reason_lets_pass(scanned: GateCheck, scene: Scene) -> None:
    scanned.answer("戴口罩了吗？", "否")
    scanned.page.get_by_text("特殊放行", exact=True).click()
    reason = scanned.page.get_by_label("为什么仍然放行？")
    reason.fill("送急诊")
    reason.press("Enter")
    expect(scanned.said).to_have_text("已登记，下一位。")
    assert (row(scene).passed, row(scene).overrule_reason) == (True, "送急诊")


def test_what_was_noted_and_not_entered_is_recorded(scanned: GateCheck, scene: Scene) -> None:
    scanned.answer_well()
    scanned.page.get_by_text("补充：", exact=False).click()
    scanned.page.get_by_label("同行人").fill("2")
    scanned.page.get_by_label("物品").fill("两袋米")
    scanned.record()
    expect(scanned.said).to_have_text("已登记，下一位。")
    assert (row(scene).companions, row(scene).goods) == (2, "两袋米")


def test_note_that_was_changed_and_not_entered_is_recorded_as_it_stands(scanned: GateCheck, scene: Scene) -> None:
    scanned.answer_well()
    scanned.page.get_by_text("补充：", exact=False).click()
    scanned.page.get_by_label("物品").fill("一袋米")
    before = scanned.page.locator("#passer").element_handle()
    scanned.page.get_by_role("button", name="记下").click()
    before.wait_for_element_state("hidden")
    expect(scanned.page.get_by_label("物品")).to_have_value("一袋米")
    scanned.page.get_by_label("物品").fill("两袋米")
    scanned.record()
    expect(scanned.said).to_have_text("已登记，下一位。")
    assert row(scene).goods == "两袋米"


def test_mistyped_temperature_is_told_and_stays(scanned: GateCheck, complaints: Complaints) -> None:
    scanned.answer("戴口罩了吗？", "是")
    field = scanned.page.get_by_label("℃", exact=True)
    field.fill("3655")
    field.press("Enter")
    wrong = in_chinese("A temperature looks like 36.5. Look at the thermometer and type it again.")
    expect(scanned.page.locator("#mistake")).to_contain_text(wrong)
    expect(field).to_have_value("3655")
    expect(scanned.page.get_by_role("group", name="是本人吗？")).to_be_visible()
    expect(scanned.page.get_by_role("group", name="戴口罩了吗？")).to_have_count(0)
    assert [text for text in complaints if "422" not in text] == []
    complaints.clear()
