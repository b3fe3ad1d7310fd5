"""Who is not signed in is asked to, wherever the question came from."""

from __future__ import annotations

import pytest
from django.test import Client

PASSAGES = "/gate/passages/"


def test_a_page_leads_to_the_form_and_back(client: Client, noon: None) -> None:
    answer = client.get(PASSAGES, {"only": "high"})
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/account/login/?next=/gate/passages/%3Fonly%3Dhigh",
    )


@pytest.mark.parametrize(
    ("stands_on", "back"),
    [
        ("https://post.example/gate/passages/?only=high", "/gate/passages/%3Fonly%3Dhigh"),
        ("https://post.example/wall/", "/wall/"),
        ("", "/"),
    ],
)
def test_a_part_that_renews_itself_takes_the_whole_page_to_the_form(
    client: Client, noon: None, stands_on: str, back: str
) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": stands_on}
    answer = client.get(PASSAGES, {"partial": "1"}, headers=headers)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["HX-Redirect"] == f"/account/login/?next={back}"
