"""Chromium, and pages that tell what went wrong on them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tools.browser import FLAGS, find_chromium, font_settings

DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
_SECONDS = 30
"""A page has so long, also where two cores carry everything else."""


@contextmanager
def playing() -> Iterator[Playwright]:
    """Playwright keeps a loop running in this thread, which Django would take for an asynchronous caller."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as player:
            expect.set_options(timeout=_SECONDS * 1000)
            yield player


def launch(player: Playwright, *more: str) -> Browser:
    env: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(font_settings())}
    return player.chromium.launch(executable_path=find_chromium(), args=[*FLAGS, *more], env=env)


def open_context(browser: Browser, *, size: dict[str, int] = DESK, address: str) -> BrowserContext:
    """Addresses on its pages may be given without the host."""
    context = browser.new_context(viewport=size, locale="zh-CN", base_url=address)
    context.set_default_timeout(_SECONDS * 1000)
    return context


class Complaints(list[str]):
    """What the console says, and what the page's own rules forbade: nothing of it may happen on a sound page."""

    def listen(self, page: Page) -> None:
        page.on("console", lambda said: self.append(said.text) if said.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.append(str(error)))
