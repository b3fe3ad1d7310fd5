"""The connection breaks while a passage is recorded: nothing typed is lost, and what is sent again is there once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from gatepost.gate.models import Passage
from tests.factories import code_on
from tests.journeys.browsers import Complaints
from tests.journeys.conftest import Desk
from tests.journeys.gate_check import GateCheck
from tests.journeys.scene import Scene

RECORDING = "**/gate/check/record/"
OFFLINE = "连不上岗亭的电脑。内容没有丢，请再试一次。"


def lost_on_the_way(route: Route) -> None:
    route.abort("connectionfailed")


def answer_lost(route: Route) -> None:
    """The program has recorded; the page does not hear of it."""
    route.fetch()
    route.abort("connectionfailed")


@pytest.fixture
def ready(desk: Desk, scene: Scene) -> GateCheck:
    """Refused, with a reason typed for letting pass all the same."""
    check = GateCheck(desk(scene.bob))
    check.scan(code_on(scene.house.resident_pass))
    check.answer("是本人吗？", "否")
    check.page.get_by_text("特殊放行", exact=True).click()
    check.page.get_by_label("为什么仍然放行？").fill("替母亲取药，已电话核实")
    return check


def send_without_luck(check: GateCheck, what_happens, complaints: Complaints) -> None:
    check.page.route(RECORDING, what_happens)
    check.record("放行并记下原因")
    expect(check.page.locator("#trouble")).to_have_text(OFFLINE)
    expect(check.page.get_by_label("为什么仍然放行？")).to_have_value("替母亲取药，已电话核实")
    check.page.unroute(RECORDING)
    assert [text for text in complaints if "htmx:" not in text and "ERR_CONNECTION_FAILED" not in text] == []
    complaints.clear()


def recorded(scene: Scene) -> list[str | None]:
    return list(Passage.objects.filter(station_id=scene.house.station.id).values_list("overrule_reason", flat=True))


def test_page_says_so_keeps_what_was_typed_and_sends_again(
    ready: GateCheck, scene: Scene, complaints: Complaints
) -> None:
    send_without_luck(ready, lost_on_the_way, complaints)
    assert recorded(scene) == []
    ready.record("放行并记下原因")
    expect(ready.said).to_have_text("已登记，下一位。")
    expect(ready.page.locator("#trouble")).to_be_empty()
    assert recorded(scene) == ["替母亲取药，已电话核实"]


def test_passage_whose_answer_was_lost_is_recorded_once(ready: GateCheck, scene: Scene, complaints: Complaints) -> None:
    send_without_luck(ready, answer_lost, complaints)
    assert recorded(scene) == ["替母亲取药，已电话核实"]
    ready.record("放行并记下原因")
    expect(ready.said).to_have_text("这次通行已经登记过，只记一次。")
    assert recorded(scene) == ["替母亲取药，已电话核实"]
