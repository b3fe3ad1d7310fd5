"""The style guide: every part of a page, in the demo only."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from gatepost.desk.templatetags.states import State
from tests.cast import Cast
from tests.desk.reading import text_of


def test_a_post_of_ones_own_has_none(client: Client, cast: Cast) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("styleguide")
    assert client.get("/styleguide/").status_code == 404


@pytest.mark.urls("tests.desk.styleguide_urls")
def test_it_stays_shut_where_no_demo_is_said_to_run(client: Client, cast: Cast) -> None:
    assert client.get("/styleguide/").status_code == 404


@pytest.mark.urls("tests.desk.styleguide_urls")
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_it_shows_every_state_with_its_icon_and_each_part(
    client: Client, cast: Cast, settings: LazySettings, language: str
) -> None:
    settings.GATEPOST_DEMO = True
    client.cookies["django_language"] = language
    page = text_of(client, "/styleguide/")
    assert f'<html lang="{language}">' in page
    assert [state for state in State if f"state-{state.value}" not in page] == []
    parts = ["figure-card", "needs", "ledger-count", "doors", "chart-table", "pages", "field-error", "happened", "chip"]
    assert [part for part in parts if f'class="{part}' not in page] == []
