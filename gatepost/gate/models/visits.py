"""Visitors while they are inside: from the passage in until somebody has seen them leave."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gatepost.kernel.ids import new_id


class Visit(models.Model):
    """Passages are named and not pointed at: their months are dropped whole."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    compound = models.ForeignKey("places.Compound", models.PROTECT, related_name="+")
    policy_id = models.UUIDField()
    """By which the passage in was decided: with its emergency the visit ends."""
    in_passage_id = models.UUIDField()
    out_passage_id = models.UUIDField(null=True)
    """Empty when the list of visitors was told that they have left."""
    companions = models.SmallIntegerField(default=0)
    details_sealed = models.BinaryField(null=True)
    """Name, whom or where, why. Sealed, as the phone is, with the key of the emergency."""
    phone_sealed = models.BinaryField(null=True)
    phone_blind = models.BinaryField(null=True, max_length=16)
    came_at = models.DateTimeField()
    due_out_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    closed_by = models.UUIDField(null=True)

    class Meta:
        db_table = "gate_visit"
        constraints = [
            models.UniqueConstraint(fields=["station", "in_passage_id"], name="gate_visit_one_per_passage"),
            models.CheckConstraint(condition=Q(due_out_at__gt=F("came_at")), name="gate_visit_due_after_coming"),
            models.CheckConstraint(
                condition=Q(out_passage_id=None) | Q(left_at__isnull=False), name="gate_visit_out_means_left"
            ),
        ]
        indexes = [
            models.Index(fields=["station", "due_out_at"], condition=Q(left_at=None), name="gate_visit_inside"),
            models.Index(fields=["station", "phone_blind"], name="gate_visit_by_phone"),
        ]
