"""The cast plays here too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

from tests.api.caller import Caller
from tests.cast import Cast, cast, noon
from tests.factories import make_device

__all__ = ["cast", "noon"]


@pytest.fixture(autouse=True)
def _api_alone(settings: Settings) -> Iterator[None]:
    """No pages, no static files; and nobody has asked too often yet."""
    settings.ROOT_URLCONF = "tests.api.urls"
    settings.WHITENOISE_AUTOREFRESH = True
    yield
    cache.clear()


@pytest.fixture
def phone(cast: Cast) -> Caller:
    """The gate phone of Alice's station, at its east post."""
    return Caller.with_token(make_device(cast.house.station, post=cast.house.east)[1])


@pytest.fixture
def bob(cast: Cast) -> Caller:
    """Bob, signed in."""
    return Caller.signed_in(cast.bob)


@pytest.fixture
def alice(cast: Cast) -> Caller:
    return Caller.signed_in(cast.alice)
