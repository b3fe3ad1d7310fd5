"""Two people who may sign, and an emergency that is over."""

from __future__ import annotations

import pytest

from gatepost.emergencies.actions import sign_closing
from gatepost.emergencies.closing.preview import preview
from gatepost.emergencies.models import Closing
from gatepost.kernel.access import Actor, Role
from tests.cast import Cast
from tests.emergencies.closing.history import LATER, History, make_history
from tests.factories import actor_of, make_staff


@pytest.fixture
def history(cast: Cast) -> History:
    return make_history(cast)


@pytest.fixture
def deputy(cast: Cast) -> Actor:
    account = make_staff(Role.DEPUTY_HEAD, cast.house.station, name="傅采薇")
    return actor_of(account)


@pytest.fixture
def signed(history: History, alice: Actor, deputy: Actor) -> Closing:
    """By both, and waiting for its first step."""
    seen = preview(history.emergency).mark
    for one in (alice, deputy):
        closing = sign_closing(emergency_id=history.emergency.id, seen=seen, by=one, at=LATER)
    return closing
