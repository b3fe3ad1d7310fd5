"""The people of the tests.

Alice leads a station with one closed compound and two posts; Bob works shifts there; Vera looks on from the street's office and sees figures
only. Charlie leads another, well-filled station: whatever of his turns up at Alice's is a leak.

Use it with `from tests.cast import cast as cast` in a conftest, or by the plugin list of tests/conftest.py.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from gatepost.emergencies.queries import policy_by_id
from gatepost.gate.models import Pass
from gatepost.gate.queries.policies import policy_number
from gatepost.kernel import clock
from gatepost.kernel.access import Role
from gatepost.people.models import Person, StaffAccount
from gatepost.places.models import Compound, Door, Post, Station
from tests.factories import (
    NOON,
    make_compound,
    make_door,
    make_emergency,
    make_pass,
    make_person,
    make_policy,
    make_post,
    make_signing_key,
    make_staff,
    make_station,
)

CHARLIES_PEOPLE = ("余清岚", "卓一鸣", "方知夏", "沈若溪", "顾小满", "温如意", "简书白", "陆晚晴")


@dataclass(frozen=True, kw_only=True)
class House:
    """A station at work: an emergency, a compound with two posts, a door, somebody behind it with a pass."""

    station: Station
    lead: StaffAccount
    compound: Compound
    east: Post
    other_compound: Compound
    west: Post
    """At `other_compound`."""
    door: Door
    resident: Person
    resident_pass: Pass


@dataclass(frozen=True, kw_only=True)
class Cast:
    alice: StaffAccount
    bob: StaffAccount
    vera: StaffAccount
    charlie: StaffAccount
    house: House
    """Alice's, Bob's and Vera's."""
    charlies: House
    """Nothing of it may be seen from `house`."""


def make_house(lead_name: str, username: str) -> House:
    station = make_station()
    make_policy(station)
    make_emergency(station)
    make_signing_key(station)
    compound, other = make_compound(station), make_compound(station)
    east, west = make_post(station, compound=compound), make_post(station, compound=other, entrance="西门")
    door = make_door(station, compound=compound)
    resident = make_person(station, "沈若溪", door=door, phone="+8613900001234")
    return House(
        station=station,
        lead=make_staff(Role.STATION_LEAD, station, username=username, name=lead_name),
        compound=compound,
        east=east,
        other_compound=other,
        west=west,
        door=door,
        resident=resident,
        resident_pass=make_pass(resident),
    )


def make_cast() -> Cast:
    house = make_house("艾丽丝", "alice")
    charlies = make_house("查理", "charlie")
    for number, name in enumerate(CHARLIES_PEOPLE):
        door = make_door(charlies.station, compound=charlies.compound, address=f"3-2-60{number + 1}")
        make_pass(make_person(charlies.station, name, door=door), compound=charlies.compound)
    return Cast(
        alice=house.lead,
        bob=make_staff(Role.SHIFT_WORKER, house.station, username="bob", name="鲍勃"),
        vera=make_staff(Role.STREET_VIEWER, house.station, username="vera", name="薇拉"),
        charlie=charlies.lead,
        house=house,
        charlies=charlies,
    )


@pytest.fixture
def noon(db: None) -> Iterator[None]:
    """The domain's clock stands at NOON and runs on."""
    clock.set_clock(NOON)
    yield
    clock.forget()


@pytest.fixture(scope="module")
def standing_cast(django_db_setup: None, django_db_blocker: Any) -> Iterator[bytes]:
    """Made once a module, in a transaction around those of its tests: each test finds it untouched, and none pays for it."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        clock.set_clock(NOON)
        made = make_cast()
    yield pickle.dumps(made)
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
    clock.forget()


@pytest.fixture
def cast(standing_cast: bytes, noon: None) -> Cast:
    """The test's own: what it changes on it nobody else sees."""
    forget_rows()
    own: Cast = pickle.loads(standing_cast)
    return own


@pytest.fixture
def committed_cast(transactional_db: None, noon: None) -> Cast:
    """For those who come from connections of their own."""
    return make_cast()


def forget_rows() -> None:
    """What a process keeps of rows that never change may be of rows that a test before took back."""
    policy_by_id.cache_clear()
    policy_number.cache_clear()
