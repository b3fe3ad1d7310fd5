"""Nobody has tried too often yet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nothing_counted() -> Iterator[None]:
    """Used codes and tries are kept in the cache, which no test's transaction gives back."""
    cache.clear()
    yield
    cache.clear()
