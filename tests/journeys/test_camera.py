"""The camera reads the code on a pass."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Playwright, expect

from tests.factories import code_on
from tests.journeys.browsers import launch, open_context
from tests.journeys.gate_check import GateCheck
from tests.journeys.program import Program
from tests.journeys.scene import Scene, bring_in, session_of


def film_of(code: str, file: Path) -> Path:
    """One picture again and again, as a pass that is held still."""
    drawn = BytesIO()
    segno.make(code, error="m").save(drawn, kind="png", scale=6, border=6)
    card = Image.open(drawn).convert("RGB")
    picture = Image.new("RGB", (640, 480), "white")
    picture.paste(card, ((640 - card.width) // 2, (480 - card.height) // 2))
    picture.save(file, format="jpeg", quality=95)
    return file


@pytest.mark.proves("F55")
def test_camera_reads_the_pass_and_the_check_begins(
    player: Playwright, program: Program, scene: Scene, tmp_path: Path
) -> None:
    film = film_of(code_on(scene.house.resident_pass), tmp_path / "pass.mjpeg")
    flags = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    with launch(player, *flags, f"--use-file-for-fake-video-capture={film}") as browser:
        context = open_context(browser, address=program.address)
        bring_in(context, session_of(scene.bob), program.address)
        check = GateCheck(context.new_page())
        check.page.get_by_role("button", name="用摄像头扫").click()
        expect(check.verdict).to_have_text("还需询问")
        expect(check.holder).to_have_text("沈**")
        expect(check.page.get_by_role("button", name="用摄像头扫")).to_be_visible()


def test_without_a_camera_the_page_says_what_to_do_instead(player: Playwright, program: Program, scene: Scene) -> None:
    with launch(player) as browser:
        context = open_context(browser, address=program.address)
        bring_in(context, session_of(scene.bob), program.address)
        check = GateCheck(context.new_page())
        check.page.get_by_role("button", name="用摄像头扫").click()
        expect(check.page.locator(".camera [data-note]")).to_have_text("没有找到摄像头。请输入编号，或用扫码枪。")
