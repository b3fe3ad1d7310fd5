from __future__ import annotations

import pytest

from gatepost.kernel.access import NotAllowed
from gatepost.kernel.models import AuditLine
from gatepost.sync.actions import DeviceRefused, enroll_device, withdraw_device
from gatepost.sync.enums import DeviceKind
from gatepost.sync.models import Device
from gatepost.sync.queries import device_by_token
from gatepost.sync.tokens import digest_of
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_device


def test_enrolled_device_is_found_by_its_token(cast: Cast) -> None:
    device, token = enroll_device(
        kind=DeviceKind.GATE_PHONE, name=" 东门 手机 ", post_id=cast.house.east.id, by=actor_of(cast.alice), at=NOON
    )
    known = device_by_token(token)
    assert known is not None
    assert (known.id, known.station_id, known.post_id) == (device.id, cast.house.station.id, cast.house.east.id)
    assert known.name == "东门 手机"


def test_only_the_digest_of_a_token_is_kept(cast: Cast) -> None:
    device, token = enroll_device(
        kind=DeviceKind.WALL_SCREEN, name="大屏", post_id=None, by=actor_of(cast.alice), at=NOON
    )
    assert bytes(Device.objects.get(pk=device.pk).token_digest) == digest_of(token)


def test_withdrawn_device_is_a_stranger_from_its_next_call_on(cast: Cast) -> None:
    device, token = make_device(cast.house.station)
    withdraw_device(device_id=device.id, by=actor_of(cast.alice), at=NOON)
    assert device_by_token(token) is None


def test_withdrawing_twice_keeps_the_first_instant(cast: Cast) -> None:
    device, _token = make_device(cast.house.station)
    withdraw_device(device_id=device.id, by=actor_of(cast.alice), at=NOON)
    again = withdraw_device(device_id=device.id, by=actor_of(cast.alice), at=at_noon(hours=1))
    assert again.withdrawn_at == NOON


def test_enrolling_and_withdrawing_leave_their_audit_lines(cast: Cast) -> None:
    device, _token = enroll_device(
        kind=DeviceKind.GATE_PHONE, name="东门手机", post_id=None, by=actor_of(cast.alice), at=NOON
    )
    withdraw_device(device_id=device.id, by=actor_of(cast.alice), at=at_noon(minutes=1))
    lines = AuditLine.objects.filter(subject_id=device.id).order_by("at")
    assert [(line.action, line.staff_id) for line in lines] == [
        ("sync.enroll_device", cast.alice.id),
        ("sync.withdraw_device", cast.alice.id),
    ]


@pytest.mark.parametrize(("name", "reason"), [("  ", "name_missing"), ("x" * 61, "name_too_long")])
def test_device_without_a_usable_name_is_refused(cast: Cast, name: str, reason: str) -> None:
    with pytest.raises(DeviceRefused) as refused:
        enroll_device(kind=DeviceKind.GATE_PHONE, name=name, post_id=None, by=actor_of(cast.alice), at=NOON)
    assert refused.value.reason == reason


def test_shift_worker_may_not_enroll_a_device(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        enroll_device(kind=DeviceKind.GATE_PHONE, name="手机", post_id=None, by=actor_of(cast.bob), at=NOON)


def test_another_stations_device_cannot_be_withdrawn(cast: Cast) -> None:
    device, _token = make_device(cast.charlies.station)
    with pytest.raises(Device.DoesNotExist):
        withdraw_device(device_id=device.id, by=actor_of(cast.alice), at=NOON)
