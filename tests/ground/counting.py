"""How many statements a page needs."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

_NOT_OF_THE_PAGE = ("kernel_domainclock",)
"""The clock reads its offset anew every few seconds, whoever asks then."""


def statements_for(client: Client, url: str) -> int:
    """Of a second look: what the first one has to find out for the process is known by then."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as caught:
        client.get(url)
    return len([one for one in caught.captured_queries if not any(word in one["sql"] for word in _NOT_OF_THE_PAGE)])
