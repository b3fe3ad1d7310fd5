"""Who acts in the tests of places."""

from __future__ import annotations

import pytest

from gatepost.kernel.access import Actor
from tests.cast import Cast
from tests.factories import actor_of


@pytest.fixture
def alice(cast: Cast) -> Actor:
    """Leads the station."""
    return actor_of(cast.alice)


@pytest.fixture
def charlie(cast: Cast) -> Actor:
    """Leads another one."""
    return actor_of(cast.charlie)
