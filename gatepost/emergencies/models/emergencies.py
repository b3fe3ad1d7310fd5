"""The emergency as an object with kind, start, phases and end (F23), and the risk level of areas by date (F104)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gatepost.emergencies.enums import EmergencyKind, RiskLevel
from gatepost.kernel.ids import new_id

KIND_NAMES = {
    EmergencyKind.EPIDEMIC: _("epidemic"),
    EmergencyKind.FLOOD: _("flood"),
    EmergencyKind.EARTHQUAKE: _("earthquake"),
    EmergencyKind.FIRE: _("fire"),
    EmergencyKind.HEAT: _("heat"),
    EmergencyKind.OTHER: _("other emergency"),
}
RISK_NAMES = {
    RiskLevel.LOW: _("low risk"),
    RiskLevel.MEDIUM: _("medium risk"),
    RiskLevel.HIGH: _("high risk"),
}


class Emergency(models.Model):
    """One station's emergency. Only one is open at a time; what is sealed under it dies with its key."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="emergencies")
    kind = models.CharField(max_length=12, choices=[(k.value, label) for k, label in KIND_NAMES.items()])
    name = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station"], condition=Q(ended_at=None), name="emergencies_one_open"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gt=F("started_at")), name="emergencies_period_forward"
            ),
        ]
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return self.name


class Phase(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    emergency = models.ForeignKey(Emergency, models.PROTECT, related_name="phases")
    name = models.CharField(max_length=80)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    """The first day of what comes next."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["emergency", "from_on"], name="emergencies_phase_starts_once"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="emergencies_phase_forward"
            ),
        ]
        ordering = ["from_on"]

    def __str__(self) -> str:
        return self.name


class AreaRisk(models.Model):
    """The announced level of an area, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    area = models.ForeignKey("places.Area", models.PROTECT, related_name="risks")
    level = models.CharField(max_length=8, choices=[(level.value, label) for level, label in RISK_NAMES.items()])
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    """The first day on which it no longer holds."""
    source = models.CharField(max_length=160, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station", "area", "from_on"], name="emergencies_arearisk_starts_once"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="emergencies_arearisk_forward"
            ),
        ]
        ordering = ["-from_on"]
