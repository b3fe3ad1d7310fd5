"""What a page shows, read from its text."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

_FIGURE = re.compile(
    r'<(?:a href="(?P<url>[^"]*)"|div) class="figure-card[^"]*">.*?figure-label">(?P<label>[^<]*)<.*?'
    r'figure-number">(?P<value>[^<]*)<',
    re.DOTALL,
)
_NEED = re.compile(
    r'<li class="state-(?P<state>\w+)"><a href="(?P<url>[^"]*)">.*?need-text">(?P<text>[^<]*)<', re.DOTALL
)
_COUNT = re.compile(r'<span class="ledger-count">[^<\d]*(\d+)')


def text_of(client: Client, url: str) -> str:
    """Of a page that opens."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def figures_on(page: str) -> dict[str, tuple[int, str]]:
    """Label to number and address, which is empty where the card leads nowhere."""
    return {found["label"]: (int(found["value"]), unescape(found["url"] or "")) for found in _FIGURE.finditer(page)}


def needs_on(page: str) -> list[tuple[str, str, str]]:
    """State, text and address of what waits for a decision, in the order of the page."""
    found = [(one["state"], one["text"].strip(), unescape(one["url"])) for one in _NEED.finditer(page)]
    return [(state, text, url) for state, text, url in found if text]


def lines_on(page: str) -> int:
    """The count at the top of the list; 0 where the page says instead what the list is for."""
    found = _COUNT.search(page)
    return int(found[1]) if found else 0


def links_on(page: str) -> set[str]:
    """Within the program, without ways to a place on the same page."""
    found = {unescape(url) for url in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', page)}
    return {url for url in found if url.startswith("/")}
