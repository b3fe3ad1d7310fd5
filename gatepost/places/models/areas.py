"""Areas with official codes. Codes die: old records keep the name of their day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gatepost.kernel.ids import new_id
from gatepost.places.enums import AreaLevel


class Area(models.Model):
    """One administrative area in one period of validity. `valid_until` is the first day on which the code is withdrawn."""

    id = models.UUIDField(primary_key=True, default=new_id)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    level = models.CharField(max_length=12, choices=AreaLevel.choices)
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="places_area_code_once_per_period"),
            models.UniqueConstraint(fields=["code"], condition=Q(valid_until=None), name="places_area_code_valid_once"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")), name="places_area_period_forward"
            ),
        ]
        ordering = ["code", "valid_from"]

    def __str__(self) -> str:
        return self.name
