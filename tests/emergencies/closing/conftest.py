"""Two people who may sign, and an emergency that is over."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from gatepost.emergencies.actions import sign_closing
from gatepost.emergencies.closing.preview import preview
from gatepost.emergencies.models import Closing
from gatepost.kernel.access import Actor, Role
from tests.cast import Cast
from tests.emergencies.closing.history import LATER, History, make_history
from tests.factories import actor_of, make_staff


@pytest.fixture(scope="module")
def standing_history(standing_cast: bytes, django_db_blocker: Any) -> Iterator[bytes]:
    """Made once a module, as the cast is: two months of passages take longer than closing them."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        made = make_history(pickle.loads(standing_cast))
    yield pickle.dumps(made)
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def history(standing_history: bytes, cast: Cast) -> History:
    own: History = pickle.loads(standing_history)
    return own


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
