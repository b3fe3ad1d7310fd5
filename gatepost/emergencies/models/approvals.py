"""What superiors say to a policy."""

from __future__ import annotations

from django.db import models

from gatepost.emergencies.models.policies import PolicyVersion
from gatepost.kernel.ids import new_id


class PolicyApproval(models.Model):
    """Somebody of the union above stands behind a version (F10). The gate does not wait for it. Written once, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    version = models.ForeignKey(PolicyVersion, models.PROTECT, related_name="approvals")
    approved_by = models.UUIDField()
    approved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "approved_by"], name="emergencies_policy_approved_once"),
        ]
        ordering = ["approved_at"]
