"""The strict content security policy stands on every page, and no page holds what it would stop."""

from __future__ import annotations

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from tests.addresses import address, all_routes, belongings
from tests.cast import Cast
from tests.factories import sign_in
from tests.ground.html import inline_faults

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self' blob:",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""What is not named is not allowed. The reader of codes is WebAssembly; a code to scan is a picture inside the page."""


def policy_of(answer: HttpResponseBase) -> dict[str, str]:
    parts = answer.headers["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts)


def is_page(answer: HttpResponseBase) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming


@pytest.mark.parametrize("language", ["zh-hans", pytest.param("en", marks=pytest.mark.long)])
@pytest.mark.parametrize("who", ["alice", "vera"])
def test_no_page_holds_scripts_or_styles_of_its_own(cast: Cast, client: Client, who: str, language: str) -> None:
    """Vera's answers are mostly the page that says who may."""
    sign_in(client, getattr(cast, who))
    client.cookies["django_language"] = language
    owned, faults, without, pages = belongings(cast), [], [], 0
    for name, pattern in all_routes().items():
        answer = client.get(address(name, pattern, owned))
        if policy_of(answer) != POLICY:
            without.append(name)
        if is_page(answer) and answer.content:
            pages += 1
            faults += [f"{name}: {fault}" for fault in inline_faults(answer.content.decode())]
    assert (faults, without) == ([], [])
    assert pages > 50


@pytest.mark.parametrize("url", ["/account/login/", "/nowhere/", "/static/nowhere.css"])
def test_the_policy_stands_where_nobody_is_signed_in(db: None, client: Client, url: str) -> None:
    answer = client.get(url)
    assert policy_of(answer) == POLICY
    assert inline_faults(answer.content.decode()) == []


def test_a_refused_form_holds_none_either(cast: Cast, client: Client) -> None:
    sign_in(client, cast.alice)
    answer = client.post(
        reverse("people:register_person"), {"name": "", "paper_number": "'\"><script>alert(1)</script>"}
    )
    assert answer.status_code == 422
    assert inline_faults(answer.content.decode()) == []


@pytest.mark.parametrize(
    ("page", "faults"),
    [
        ("<script>alert(1)</script>", ["<script> with its text inside"]),
        ("<style>p{}</style>", ["<style> with its text inside"]),
        ('<p style="color:red">', ["<p style>"]),
        ('<p onclick="go()">', ["<p onclick>"]),
        ('<a href=" JavaScript:go()">', ["<a href= JavaScript:go()>"]),
        ('<script src="/a.js"></script><script type="application/json">{}</script><a href="/">', []),
    ],
)
def test_what_the_policy_would_stop_is_seen(page: str, faults: list[str]) -> None:
    assert inline_faults(page) == faults
