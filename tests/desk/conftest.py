"""Who looks at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast
from tests.factories import sign_in


@pytest.fixture
def desk(client: Client, cast: Cast) -> Client:
    """Alice's, who leads the station."""
    return sign_in(client, cast.alice)
