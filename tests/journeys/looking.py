"""What must hold of every page: for those who cannot see it well, on a small window, with a shaky hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.journeys.browsers import DESK, PHONE

_AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
_RUN = "() => axe.run(document, {resultTypes: ['violations'], preload: false}).then((found) => found.violations)"
_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_LEAST = 44
"""Pixels each way, see look.md: a hand that shakes."""
_TARGETS = "button, .btn, summary, select, input:not([type=hidden], [type=radio], [type=checkbox]), nav a, .desk-nav a"
_SMALL = """([targets, least]) => [...document.querySelectorAll(targets)]
    .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([one, box]) => Math.round(box.width) < least || Math.round(box.height) < least)
    .map(([one, box]) => `${one.outerHTML.slice(0, 90)} is ${box.width} x ${box.height}`)"""


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe-core has to say, in one line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate(_SIDEWAYS))


def small_targets(page: Page) -> list[str]:
    found: list[str] = page.evaluate(_SMALL, [_TARGETS, _LEAST])
    return found


def flaws(page: Page) -> dict[str, object]:
    """Of what is open in the window, as wide as a desk and then as narrow as a phone; empty when all is well. What axe-core says
    on a phone is in `flaws_on_phone`: it hardly ever differs, and takes as long again."""
    page.set_viewport_size(DESK)
    found: dict[str, object] = {"axe on the desk": violations(page), "smaller than a hand": small_targets(page)}
    page.set_viewport_size(PHONE)
    found |= {"wider than a phone": sideways(page)}
    return {what: value for what, value in found.items() if value}


def flaws_on_phone(page: Page) -> list[str]:
    page.set_viewport_size(PHONE)
    return violations(page)
