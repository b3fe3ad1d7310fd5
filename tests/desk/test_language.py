"""One click to the other language, and back to the same page."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.desk.reading import text_of
from tests.factories import sign_in

SWITCH = re.compile(
    r'<form method="post" action="([^"]*)"[^>]*>.*?name="next" value="([^"]*)".*?name="language" value="([^"]*)"'
    r' lang="([^"]*)">',
    re.DOTALL,
)


def switch_on(page: str) -> tuple[str, ...]:
    """Where it goes, where it comes back to, and to which language."""
    found = SWITCH.search(page)
    assert found is not None
    return found.groups()


def test_a_page_offers_the_other_language_and_comes_back_to_itself(desk: Client) -> None:
    here = reverse("desk:audit") + "?action=gate.issue_pass"
    url, back, code, spoken = switch_on(text_of(desk, here))
    assert (url, back, code, spoken) == (reverse("set_language"), here, "en", "en")
    answer = desk.post(url, {"next": back, "language": code})
    assert (answer.status_code, answer.headers["Location"]) == (302, here)
    page = text_of(desk, here)
    assert '<html lang="en">' in page
    assert switch_on(page)[1:] == (here, "zh-hans", "zh-hans")


def test_the_choice_holds_for_the_next_pages_and_the_next_visit(desk: Client, cast: Cast) -> None:
    desk.post(reverse("set_language"), {"language": "en"})
    assert "<h1>Now</h1>" in text_of(desk, reverse("desk:board"))
    desk.post(reverse("account_logout"))
    sign_in(desk, cast.bob)
    assert "<h1>Now</h1>" in text_of(desk, reverse("desk:board"))


@pytest.mark.parametrize("away", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_the_switch_leads_nowhere_else(desk: Client, away: str) -> None:
    assert desk.post(reverse("set_language"), {"language": "en", "next": away}).headers["Location"] == "/"


def test_a_language_that_nobody_speaks_here_changes_nothing(desk: Client) -> None:
    desk.post(reverse("set_language"), {"language": "xx"})
    assert '<html lang="zh-hans">' in text_of(desk, reverse("desk:board"))


def test_who_is_not_signed_in_can_switch_too(client: Client, cast: Cast) -> None:
    assert switch_on(text_of(client, reverse("account_login")))[2] == "en"
