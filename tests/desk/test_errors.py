"""When something does not work: what it was and what to do, in the reader's language, never a trace."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from gatepost.desk.pages import board
from tests.cast import Cast
from tests.factories import sign_in
from tests.words import in_chinese

LANGUAGES = ["zh-hans", "en"]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, client: Client) -> str:
    client.cookies["django_language"] = request.param
    return str(request.param)


def said(sentence: str, language: str) -> str:
    return in_chinese(sentence) if language == "zh-hans" else sentence


def assert_page(answer: object, status: int, heading: str, to_do: str, language: str) -> None:
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == status  # type: ignore[attr-defined]
    assert f'<html lang="{language}">' in page
    assert [text for text in (heading, to_do) if said(text, language) not in page] == []
    assert "Traceback" not in page
    assert '<a class="btn btn-main" href="/">' in page


def test_an_address_with_a_mistake(client: Client, cast: Cast, language: str) -> None:
    sign_in(client, cast.bob)
    heading, to_do = (
        "Nothing was found here",
        "Search for it from the start page: by name, door, plate or the end of a phone number.",
    )
    assert_page(client.get("/no/such/page/"), 404, heading, to_do, language)


def test_a_page_that_is_not_among_ones_duties(client: Client, cast: Cast, language: str) -> None:
    sign_in(client, cast.bob)
    heading = "This page is not among your duties"
    to_do = "If you need it for your work, ask your lead to give you the role."
    assert_page(client.get(reverse("desk:audit")), 403, heading, to_do, language)


def test_a_request_that_cannot_be_read(client: Client, cast: Cast, language: str) -> None:
    heading = "This request could not be read"
    to_do = "Please go back and try once more. If you followed a link, ask for a new one."
    assert_page(client.get("/", headers={"host": "elsewhere.example"}), 400, heading, to_do, language)


def test_a_form_that_was_open_too_long_or_came_from_elsewhere(cast: Cast, language: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["django_language"] = language
    sign_in(client, cast.alice)
    heading = "The page was open too long"
    to_do = "Go back with your browser: what you typed is still there. Load the page anew and send it again."
    assert_page(client.post(reverse("emergencies:start"), {"name": "x"}), 403, heading, to_do, language)


def test_what_broke_says_so_in_both_languages_and_by_itself(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page must come up when templates' tags, translations or the database are what failed."""

    def broken(*_given: object) -> object:
        raise RuntimeError("disk of 沈若溪 is full")

    monkeypatch.setattr(board, "open_posts", broken)
    client.raise_request_exception = False
    answer = sign_in(client, cast.alice).get(reverse("desk:board"))
    page = answer.content.decode()
    assert answer.status_code == 500
    assert [text for text in ("出了点问题", "Something went wrong", 'href="/"') if text not in page] == []
    assert [text for text in ("Traceback", "RuntimeError", "沈若溪") if text in page] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_a_wish_of_the_reader_the_browsers_language_counts_and_chinese_else(
    client: Client, cast: Cast, code: str
) -> None:
    asked = {"zh-hans": "fr-FR, fr;q=0.8", "en": "en-GB, en;q=0.8"}[code]
    page = client.get(reverse("account_login"), headers={"accept-language": asked}).content.decode()
    assert f'<html lang="{code}">' in page


def test_the_sentences_of_mistakes_are_in_chinese_by_default() -> None:
    with override(None):
        assert in_chinese("Nothing was found here") != "Nothing was found here"
