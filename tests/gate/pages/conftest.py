"""Who sits at the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from gatepost.kernel.access import Role
from tests.cast import Cast
from tests.factories import make_staff, sign_in


@pytest.fixture
def alice(cast: Cast) -> Client:
    return sign_in(Client(), cast.alice)


@pytest.fixture
def bob(cast: Cast) -> Client:
    return sign_in(Client(), cast.bob)


@pytest.fixture
def vera(cast: Cast) -> Client:
    return sign_in(Client(), cast.vera)


@pytest.fixture
def charlie(cast: Cast) -> Client:
    return sign_in(Client(), cast.charlie)


@pytest.fixture
def volunteer(cast: Cast) -> Client:
    """Helps at the gate of Alice's station."""
    return sign_in(Client(), make_staff(Role.VOLUNTEER, cast.house.station))
