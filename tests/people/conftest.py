"""Who acts in the tests of people, and numbers that are nobody's."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gatepost.kernel.access import Actor
from gatepost.people.demo_identity_numbers import demo_identity_number
from gatepost.people.enums import Sex
from tests.cast import Cast
from tests.factories import actor_of, sign_in

BORN_ON = date(1968, 3, 9)
PAPER = demo_identity_number(BORN_ON, Sex.FEMALE, 7)
"""Of a woman born on BORN_ON, with an area code that no province has."""
PHONE = "13900005678"


@pytest.fixture
def alice(cast: Cast) -> Actor:
    """Leads the station."""
    return actor_of(cast.alice)


@pytest.fixture
def bob(cast: Cast) -> Actor:
    """Works shifts there."""
    return actor_of(cast.bob)


@pytest.fixture
def charlie(cast: Cast) -> Actor:
    """Leads another one."""
    return actor_of(cast.charlie)


@pytest.fixture
def desk(client: Client, cast: Cast) -> Client:
    """Alice's."""
    return sign_in(client, cast.alice)
