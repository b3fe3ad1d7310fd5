"""What is refused, by its word and by where the form says it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from gatepost.emergencies.actions import EmergencyRefused
from gatepost.people.actions import PeopleRefused
from gatepost.places.actions import PlaceRefused


@contextmanager
def refused(reason: str, field: str | None = None) -> Iterator[None]:
    with pytest.raises((PlaceRefused, PeopleRefused, EmergencyRefused)) as told:
        yield
    assert (told.value.reason, told.value.field) == (reason, field)
