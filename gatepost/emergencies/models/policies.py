"""Policy versions: never edited, only followed by the next."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gatepost.kernel.ids import new_id


class PolicyVersion(models.Model):
    """The policy of a station from an instant on; without an emergency it is the policy of peace time."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="policies")
    emergency = models.ForeignKey("emergencies.Emergency", models.PROTECT, null=True, related_name="policies")
    number = models.PositiveIntegerField()
    valid_from = models.DateTimeField()
    content = models.JSONField()
    """See emergencies/policy.py: the only way in and out is its `encode` and `decode`."""
    note = models.CharField(max_length=200, default="")
    created_at = models.DateTimeField()
    created_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station", "emergency", "number"], nulls_distinct=False, name="emergencies_policy_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["station", "emergency", "valid_from"],
                nulls_distinct=False,
                name="emergencies_policy_one_at_a_time",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="emergencies_policy_from_one"),
        ]
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"v{self.number}"
