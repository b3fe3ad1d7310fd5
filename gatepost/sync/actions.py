"""Devices are enrolled once, with a token that is shown once, and withdrawn for good."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Greatest

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.kernel.plain_text import plain
from gatepost.sync.access import may_edit_devices, person_of
from gatepost.sync.enums import DeviceKind
from gatepost.sync.models import Device
from gatepost.sync.tokens import digest_of, new_token

LONGEST_NAME = 60


class DeviceRefused(Exception):
    """The device cannot be enrolled; `reason` is a stable word: name_missing, name_too_long."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def _device_name(text: str) -> str:
    name = plain(text)
    if not name:
        raise DeviceRefused("name_missing")
    if len(name) > LONGEST_NAME:
        raise DeviceRefused("name_too_long")
    return name


@transaction.atomic
def enroll_device(*, kind: DeviceKind, name: str, post_id: UUID | None, by: Actor, at: datetime) -> tuple[Device, str]:
    """The device and its token, which nobody can read again. That `post_id` is one of the station's, the caller has seen to."""
    station_id = may_edit_devices(by)
    token = new_token()
    device = Device.objects.create(
        station_id=station_id,
        post_id=post_id,
        kind=kind,
        name=_device_name(name),
        token_digest=digest_of(token),
        enrolled_at=at,
        enrolled_by=person_of(by),
    )
    audit.record(
        by=by,
        at=at,
        action="sync.enroll_device",
        subject_kind="device",
        subject_id=device.id,
        kind=DeviceKind(kind).value,
    )
    return device, token


@transaction.atomic
def withdraw_device(*, device_id: UUID, by: Actor, at: datetime) -> Device:
    """From its next call on the device is a stranger. Raises Device.DoesNotExist for another station's device."""
    station_id = may_edit_devices(by)
    device = Device.objects.select_for_update().get(station_id=station_id, pk=device_id)
    if device.withdrawn_at is None:
        device.withdrawn_at = at
        device.withdrawn_by = person_of(by)
        device.save(update_fields=["withdrawn_at", "withdrawn_by"])
        audit.record(by=by, at=at, action="sync.withdraw_device", subject_kind="device", subject_id=device.id)
    return device


def ask_to_forget(*, station_id: UUID, before: datetime) -> int:
    """Every device in use is told with its next answer, and with each one after; how many they are. In the transaction of whoever
    closes an emergency."""
    in_use = Device.objects.filter(station_id=station_id, withdrawn_at=None)
    return in_use.update(forget_before=Greatest("forget_before", Value(before)))
