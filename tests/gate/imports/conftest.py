"""Who imports, and who is on the register."""

from __future__ import annotations

import pytest

from gatepost.kernel.access import Actor
from gatepost.people.models import Person
from tests.cast import Cast
from tests.factories import actor_of, make_door, make_person
from tests.people.imports.register_makers import card

PHONE = "13900007777"


@pytest.fixture
def alice(cast: Cast) -> Actor:
    """Leads the station."""
    return actor_of(cast.alice)


@pytest.fixture
def resident(cast: Cast) -> Person:
    """With a number, a phone, and a door of the compound."""
    door = make_door(cast.house.station, compound=cast.house.compound, address="5-1-101")
    return make_person(cast.house.station, "顾小满", door=door, paper=card(1), phone=f"+86{PHONE}")
