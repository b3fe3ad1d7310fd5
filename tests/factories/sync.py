"""Devices."""

from __future__ import annotations

from gatepost.kernel.ids import new_id
from gatepost.places.models import Post, Station
from gatepost.sync.enums import DeviceKind
from gatepost.sync.models import Device
from gatepost.sync.tokens import digest_of, new_token
from tests.factories.moments import at_noon


def make_device(
    station: Station, *, kind: DeviceKind = DeviceKind.GATE_PHONE, post: Post | None = None, name: str = "东门手机"
) -> tuple[Device, str]:
    """The device and its token, which is shown once."""
    token = new_token()
    device = Device.objects.create(
        station_id=station.id,
        post_id=post.id if post else None,
        kind=kind,
        name=name,
        token_digest=digest_of(token),
        enrolled_at=at_noon(days=-1),
        enrolled_by=new_id(),
    )
    return device, token
