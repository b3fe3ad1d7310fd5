from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from gatepost.sync.models import Device
from gatepost.sync.queries import KnownDevice, device_by_token, devices_of, note_seen
from gatepost.sync.tokens import new_token
from tests.cast import Cast
from tests.factories import NOON, at_noon, make_device

pytestmark = pytest.mark.django_db


def known(token: str) -> KnownDevice:
    device = device_by_token(token)
    assert device is not None
    return device


def test_unknown_token_finds_nothing() -> None:
    assert device_by_token(new_token()) is None


def test_text_that_is_no_token_asks_the_database_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert device_by_token("gpd_short") is None


def test_first_call_is_noted(cast: Cast) -> None:
    device, token = make_device(cast.house.station)
    note_seen(known(token), NOON)
    device.refresh_from_db()
    assert device.last_seen_at == NOON


@pytest.mark.parametrize(("seconds", "noted"), [(0, False), (59, False), (60, True)])
def test_later_calls_are_noted_once_a_minute(cast: Cast, seconds: int, noted: bool) -> None:
    device, token = make_device(cast.house.station)
    note_seen(known(token), NOON)
    note_seen(known(token), at_noon(seconds=seconds))
    device.refresh_from_db()
    assert device.last_seen_at == (NOON + timedelta(seconds=seconds) if noted else NOON)


def test_devices_in_use_come_first(cast: Cast) -> None:
    names = ["乙", "甲", "丙"]
    made = [make_device(cast.house.station, name=name)[0] for name in names]
    Device.objects.filter(pk=made[1].pk).update(withdrawn_at=NOON, withdrawn_by=cast.alice.id)
    assert [device.name for device in devices_of(cast.house.station.id)] == ["丙", "乙", "甲"]


def test_devices_of_another_station_are_not_listed(cast: Cast) -> None:
    make_device(cast.charlies.station)
    assert list(devices_of(cast.house.station.id)) == []
