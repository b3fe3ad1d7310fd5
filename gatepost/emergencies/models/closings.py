"""Closing an emergency for good: two signatures, then step by step, each in a transaction of its own."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models.emergencies import Emergency
from gatepost.kernel.ids import new_id

STEP_NAMES = {
    ClosingStep.SIGN: _("waits for the second signature"),
    ClosingStep.COUNT: _("the figures are written down"),
    ClosingStep.DESTROY: _("people's data is being destroyed"),
    ClosingStep.CHECK: _("the figures are compared"),
    ClosingStep.DESTROY_KEY: _("the key is destroyed"),
    ClosingStep.TELL_DEVICES: _("devices are told"),
    ClosingStep.FINISH: _("the certificate is written"),
    ClosingStep.DONE: _("closed"),
}


class Closing(models.Model):
    """`step` is what comes next. What was counted, destroyed and left is told table by table, and never by a name."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    emergency = models.OneToOneField(Emergency, models.PROTECT, related_name="closing")
    step = models.CharField(
        max_length=16, choices=[(step.value, label) for step, label in STEP_NAMES.items()], default=ClosingStep.SIGN
    )
    seen = models.CharField(max_length=64)
    """A mark over the counts that the signers saw."""
    planned = models.JSONField(default=dict)
    """Rows by table, counted when both had signed."""
    ended = models.JSONField(default=dict)
    """Rows by table that are destroyed so far."""
    stayed = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    """By figure its sum and a mark over every number in it, before anything was destroyed."""
    devices = models.PositiveIntegerField(null=True)
    fault = models.CharField(max_length=200, default="")
    opened_at = models.DateTimeField()
    key_destroyed_at = models.DateTimeField(null=True)
    """By the machine's clock, as backups are named."""
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step=ClosingStep.DONE, closed_at__isnull=False, key_destroyed_at__isnull=False)
                | (~models.Q(step=ClosingStep.DONE) & models.Q(closed_at=None)),
                name="emergencies_closing_done_once_closed",
            ),
        ]


class ClosingSignature(models.Model):
    """Somebody has read what goes and what stays, and signed. The name stays with the certificate."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    closing = models.ForeignKey(Closing, models.CASCADE, related_name="signatures")
    signed_by = models.UUIDField()
    name = models.CharField(max_length=80)
    roles = models.JSONField(default=list)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["closing", "signed_by"], name="emergencies_closing_signed_once_by_each"),
        ]
        ordering = ["signed_at"]
