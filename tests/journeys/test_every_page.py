"""Every page can be read, reached and used by everybody, on the desk and on a phone.

An address that is not known to tests/addresses.py or to `walk` fails, so that a new page cannot be forgotten.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.browsers import DESK, Complaints, open_context
from tests.journeys.looking import flaws, flaws_on_phone
from tests.journeys.program import Program, writing_to
from tests.journeys.scene import bring_in
from tests.journeys.walk import IN_BETWEEN, NO_PAGES, PAGES, Walk, prepare_walk

MAIN = (
    "account_login", "desk:board", "gate:check", "gate:passages", "gate:inside", "gate:passes", "gate:pass", "people:persons",
    "people:person", "places:compounds", "places:building", "places:post", "emergencies:home", "emergencies:next_policy",
)  # fmt: skip


@pytest.fixture(scope="module")
def walk(program: Program, django_db_blocker) -> Walk:
    with django_db_blocker.unblock(), writing_to(program.database):
        return prepare_walk()


@pytest.fixture(scope="module")
def window(browser: Browser, program: Program) -> Iterator[BrowserContext]:
    with open_context(browser, address=program.address) as window:
        yield window


@pytest.fixture(scope="module")
def tab(window: BrowserContext) -> Page:
    """One for all: a new one for each page takes longer than looking at it."""
    return window.new_page()


@pytest.fixture(scope="module")
def heard(tab: Page) -> Complaints:
    heard = Complaints()
    heard.listen(tab)
    return heard


@pytest.fixture
def page(tab: Page, heard: Complaints) -> Iterator[Page]:
    yield tab
    tab.goto("about:blank")
    tab.context.clear_cookies()
    heard.clear()


def look(page: Page, complaints: Complaints, url: str) -> dict[str, object]:
    page.set_viewport_size(DESK)
    answer = page.goto(url)
    arrived = {"status": answer and answer.status, "at": page.url[-len(url) :]}
    return arrived | flaws(page) | ({"complaints": list(complaints)} if complaints else {})


def arrive(page: Page, walk: Walk, program: Program, name: str, language: str) -> str:
    """Sets everything up for looking at that page, and tells its address."""
    if session := walk.session(name):
        bring_in(page.context, session, program.address)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": program.address}])
    return walk.addresses[name]


@pytest.mark.parametrize(
    ("language", "name"), [*(("zh-hans", name) for name in PAGES), *(("en", name) for name in MAIN)]
)
def test_page_is_sound(page: Page, heard: Complaints, walk: Walk, program: Program, language: str, name: str) -> None:
    url = arrive(page, walk, program, name, language)
    assert look(page, heard, url) == {"status": 200, "at": url}


@pytest.mark.long
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound_on_a_phone(page: Page, walk: Walk, program: Program, language: str, name: str) -> None:
    page.goto(arrive(page, walk, program, name, language))
    assert flaws_on_phone(page) == []


@pytest.mark.parametrize(("url", "status"), [("/nowhere/", 404), ("/people/persons/", 403)])
def test_page_that_says_no_is_sound(
    page: Page, heard: Complaints, walk: Walk, program: Program, url: str, status: int
) -> None:
    bring_in(page.context, walk.onlooker, program.address)
    found = look(page, heard, url)
    complaints = found.pop("complaints")
    assert (found, len(complaints), f"status of {status}" in complaints[0]) == ({"status": status, "at": url}, 1, True)


@pytest.mark.parametrize("name", sorted(NO_PAGES - IN_BETWEEN))
def test_what_is_left_out_is_no_page(page: Page, walk: Walk, program: Program, name: str) -> None:
    bring_in(page.context, walk.lead, program.address)
    answer = page.request.get(walk.addresses[name], max_redirects=0)
    is_whole = answer.headers.get("content-type", "").startswith("text/html") and "</html>" in answer.text()
    assert not (answer.status == 200 and is_whole)
