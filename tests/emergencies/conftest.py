"""Who acts in the tests of emergencies."""

from __future__ import annotations

import pytest
from django.test import Client

from gatepost.emergencies.models import Emergency
from gatepost.kernel.access import Actor
from tests.cast import Cast
from tests.factories import actor_of, sign_in


@pytest.fixture
def alice(cast: Cast) -> Actor:
    """Leads the station, whose emergency began four days ago."""
    return actor_of(cast.alice)


@pytest.fixture
def emergency(cast: Cast) -> Emergency:
    """Alice's, open."""
    return cast.house.station.emergencies.get()


@pytest.fixture
def desk(client: Client, cast: Cast) -> Client:
    """Alice's."""
    return sign_in(client, cast.alice)
