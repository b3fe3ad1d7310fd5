"""Each worker has one Chromium and one running post; each test a house of its own in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from gatepost.kernel import clock
from gatepost.kernel.cluster import Cluster
from gatepost.people.models import StaffAccount
from tests.factories import NOON
from tests.journeys.browsers import DESK, Complaints, launch, open_context, playing
from tests.journeys.program import Program, own_database, prepare, serving, writing_to
from tests.journeys.scene import Scene, bring_in, make_scene, session_of

Desk = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def player() -> Iterator[Playwright]:
    with playing() as player:
        yield player


@pytest.fixture(scope="package")
def browser(player: Playwright) -> Iterator[Browser]:
    browser = launch(player)
    yield browser
    browser.close()


@pytest.fixture(scope="package")
def program(
    django_db_setup: None, django_db_blocker, cluster: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    folder = tmp_path_factory.mktemp("post")
    with own_database(cluster) as database:
        prepare(cluster, database, folder)
        with django_db_blocker.unblock(), writing_to(database):
            clock.set_clock(NOON)
        with serving(cluster, database, folder) as running:
            yield running


@pytest.fixture
def scene(program: Program, django_db_blocker) -> Iterator[Scene]:
    """A station at work, and a way to look into its tables."""
    with django_db_blocker.unblock(), writing_to(program.database):
        yield make_scene()


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Whatever the pages of a test complain about fails it; a test that provokes a complaint takes it out."""
    heard = Complaints()
    yield heard
    assert heard == []


@pytest.fixture
def desk(browser: Browser, program: Program, scene: Scene, complaints: Complaints) -> Iterator[Desk]:
    """Opens the desk for somebody, in a window of its own."""
    contexts = []

    def open_desk(
        account: StaffAccount | None = None, *, size: dict[str, int] = DESK, language: str = "zh-hans"
    ) -> Page:
        context = open_context(browser, size=size, address=program.address)
        contexts.append(context)
        context.add_cookies([{"name": "django_language", "value": language, "url": program.address}])
        if account:
            bring_in(context, session_of(account), program.address)
        page = context.new_page()
        complaints.listen(page)
        return page

    yield open_desk
    for context in contexts:
        context.close()
