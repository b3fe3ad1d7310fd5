"""A lead issues a pass, prints its card, withdraws it; the gate follows at once."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from gatepost.gate.models import Pass
from tests.factories import code_on, make_person
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.scene import Scene


def issue(page: Page, scene: Scene) -> Pass:
    holder = make_person(scene.house.station, "温如意", door=scene.house.door)
    page.goto(f"/people/persons/{holder.id}/")
    page.get_by_role("link", name="发放出入证").click()
    page.get_by_role("button", name="发放出入证").click()
    page.wait_for_url("**/gate/passes/*-*/")
    return Pass.objects.get(person=holder)


def printed(page: Page) -> bytes:
    """The card as the browser shows it, with the session of the page."""
    address = page.get_by_role("link", name="打印这张证").get_attribute("href")
    assert address
    answer = page.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return answer.body()


@pytest.mark.proves("F55")
def test_issued_pass_opens_the_gate_and_withdrawn_it_does_not(desk: Desk, scene: Scene) -> None:
    lead, guard = desk(scene.alice), GateCheck(desk(scene.bob))
    card = issue(lead, scene)
    expect(lead.locator("h1 ~ .chip, .page-heading .chip")).to_have_text("有效")
    guard.scan(code_on(card))
    guard.answer_well()
    expect(guard.verdict).to_have_text("可以通行")
    lead.get_by_role("link", name="作废").click()
    lead.get_by_label("原因").fill("已搬走")
    lead.get_by_role("button", name="作废这张出入证").click()
    expect(lead.locator("h1 ~ .chip, .page-heading .chip")).to_have_text("已作废")
    guard.scan(code_on(card))
    expect(guard.detail).to_contain_text("出入证已作废")


def test_ending_a_pass_asks_for_the_reason_and_says_what_it_means(desk: Desk, scene: Scene) -> None:
    page = desk(scene.alice)
    page.goto(f"/gate/passes/{scene.house.resident_pass.id}/withdraw/")
    expect(page.locator("main .notice")).to_contain_text("撤不回来")
    page.get_by_role("link", name="先不改").click()
    page.wait_for_url(f"**/gate/passes/{scene.house.resident_pass.id}/")
    scene.house.resident_pass.refresh_from_db()
    assert scene.house.resident_pass.state == "active"


def test_printed_card_carries_the_code_that_the_gate_reads(desk: Desk, scene: Scene) -> None:
    lead = desk(scene.alice)
    card = issue(lead, scene)
    paper = printed(lead)
    picture = pypdfium2.PdfDocument(paper)[0].render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [code_on(card)]
    assert "温如意" in PdfReader(BytesIO(paper)).pages[0].extract_text()
