"""Who is refused hears why; who may, lets somebody pass all the same, and says why."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from gatepost.gate.enums import PassState, Verdict
from gatepost.gate.models import Passage
from gatepost.kernel.access import Role
from gatepost.kernel.models import AuditLine
from tests.factories import code_on, make_pass, make_person, make_staff
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.scene import Scene


@pytest.fixture
def withdrawn(scene: Scene) -> str:
    """The code on a card that was withdrawn yesterday."""
    holder = make_person(scene.house.station, "顾小满", door=scene.house.door)
    return code_on(make_pass(holder, state=PassState.WITHDRAWN))


@pytest.mark.proves("F55")
def test_withdrawn_pass_is_refused_and_both_hear_what_to_do(desk: Desk, scene: Scene, withdrawn: str) -> None:
    check = GateCheck(desk(scene.bob))
    check.scan(withdrawn)
    expect(check.verdict).to_have_text("暂不能通行")
    expect(check.detail).to_have_text("出入证已作废")
    for whom in ("您这样做", "对来人这样说"):
        expect(check.page.get_by_role("heading", name=whom)).to_be_visible()
    expect(check.page.get_by_role("button", name="进门，登记")).to_have_count(0)
    check.record("没有通行，登记")
    expect(check.said).to_have_text("已登记未通行，下一位。")
    row = Passage.objects.get(station_id=scene.house.station.id)
    assert (row.passed, row.verdict, row.reasons) == (False, Verdict.REFUSE, ["pass_withdrawn"])


def test_who_may_lets_pass_all_the_same_with_a_reason_that_stays(desk: Desk, scene: Scene, withdrawn: str) -> None:
    check = GateCheck(desk(scene.bob))
    check.scan(withdrawn)
    check.page.get_by_text("特殊放行", exact=True).click()
    check.record("放行并记下原因")
    expect(check.page.get_by_text("请写明原因，会和记录一起保存。")).to_be_visible()
    check.page.get_by_label("为什么仍然放行？").fill("孩子发烧，母亲去取药")
    check.record("放行并记下原因")
    expect(check.said).to_have_text("已登记，下一位。")
    row = Passage.objects.get(station_id=scene.house.station.id)
    assert (row.passed, row.overrule_reason) == (True, "孩子发烧，母亲去取药")


def test_exception_is_found_in_the_list_and_in_who_did_what(desk: Desk, scene: Scene, withdrawn: str) -> None:
    check = GateCheck(desk(scene.bob))
    check.scan(withdrawn)
    check.page.get_by_text("特殊放行", exact=True).click()
    check.page.get_by_label("为什么仍然放行？").fill("消防通道，马上出来")
    check.record("放行并记下原因")
    expect(check.said).to_have_text("已登记，下一位。")
    lead = desk(scene.alice)
    lead.goto("/gate/passages/?only=overruled")
    expect(lead.locator("main tbody tr")).to_contain_text(["特殊放行 · 消防通道，马上出来"])
    lead.goto("/audit/")
    expect(lead.locator("main tbody tr").first).to_contain_text("鲍勃")
    assert AuditLine.objects.filter(station_id=scene.house.station.id, action="gate.record_passage").count() == 1


def test_volunteer_cannot_make_an_exception(desk: Desk, scene: Scene, withdrawn: str) -> None:
    helper = make_staff(Role.VOLUNTEER, scene.house.station, name="青禾")
    check = GateCheck(desk(helper))
    check.scan(withdrawn)
    expect(check.page.get_by_role("button", name="没有通行，登记")).to_be_visible()
    expect(check.page.get_by_text("特殊放行", exact=True)).to_have_count(0)
