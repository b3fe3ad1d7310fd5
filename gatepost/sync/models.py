"""Devices. Station, post and staff are bare UUIDs: sync knows no module by name."""

from __future__ import annotations

from django.db import models

from gatepost.kernel.ids import new_id
from gatepost.sync.enums import DeviceKind


class Device(models.Model):
    """A phone or scanner that was enrolled once. Only the digest of its token is kept."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station_id = models.UUIDField(db_index=True)
    post_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20, choices=DeviceKind.choices)
    name = models.CharField(max_length=60)
    token_digest = models.BinaryField(unique=True, max_length=32)
    enrolled_at = models.DateTimeField()
    enrolled_by = models.UUIDField()
    last_seen_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    forget_before = models.DateTimeField(null=True)
    """What it still holds from before this instant it is to destroy: the emergency of then was closed."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="sync_device_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name
