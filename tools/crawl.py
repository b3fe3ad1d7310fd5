"""Walks the desk as a signed-in person: every page that a link leads to, one address per kind of page."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

_LEFT_OUT = {
    "account_logout", "gate:export_keys", "gate:pass_card", "gate:building_cards", "gate:post_sign", "people:import_template",
    "people:rows_not_taken", "mfa_download_recovery_codes",
}  # fmt: skip
"""Signing out ends the walk; papers and sheets are looked at as such."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page: the name of its address, and where it was found."""

    name: str
    url: str
    status: int


def _path(url: str) -> str:
    return urlsplit(url).path


def _name(url: str) -> str | None:
    """The same page asked for with another word is another page only on the first level: one picture each."""
    try:
        match = resolve(_path(url))
    except Resolver404:
        return None
    kwargs = [str(value) for value in match.kwargs.values() if isinstance(value, str)]
    return "-".join([match.view_name, *kwargs])


def _links(page: Page, base: str) -> list[str]:
    found = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [urldefrag(link).url for link in found if link.startswith(base + "/")]


def walk(page: Page, base: str, *, most: int = 120) -> Iterator[Stop]:
    """Breadth first from the start page; stops after `most` pages. The page is left open on each stop."""
    waiting, seen = deque([f"{base}/"]), set[str]()
    while waiting and len(seen) < most:
        url = waiting.popleft()
        name = _name(url)
        if name is None or name in seen or name in _LEFT_OUT or "/api/" in url or "/static/" in url:
            continue
        seen.add(name)
        answer = page.goto(url, wait_until="load")
        status = answer.status if answer else 0
        yield Stop(name, url, status)
        waiting.extend(_links(page, base))
