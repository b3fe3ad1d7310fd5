"""Passes, what signs them, vehicles, and holds."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gatepost.gate.enums import PassState
from gatepost.gate.names import PASS_KINDS, PASSER_NAMES, STATE_NAMES
from gatepost.kernel.ids import new_id


class SigningKey(models.Model):
    """An Ed25519 pair of a station. Retired: signs no more, still verifies. Withdrawn: no longer verifies either."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    kid = models.BinaryField(unique=True, max_length=8)
    public = models.BinaryField(max_length=32)
    private_sealed = models.BinaryField()
    created_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station"], condition=Q(retired_at=None), name="gate_signingkey_one_signs"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(retired_at__isnull=False), name="gate_signingkey_retired_first"
            ),
        ]
        ordering = ["-created_at"]

    @property
    def name(self) -> str:
        """As passes name it: the key id in hexadecimal."""
        return bytes(self.kid).hex()


class Vehicle(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    plate = models.CharField(max_length=16)
    """Normalised by gate/plates.py."""
    plate_kind = models.CharField(max_length=24)
    keeper = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="vehicles")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["station", "plate"], name="gate_vehicle_plate_once")]
        ordering = ["plate"]

    def __str__(self) -> str:
        return self.plate


class Pass(models.Model):
    """A card of one person or one vehicle, for one compound or for all of the station."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="passes")
    serial = models.CharField(max_length=9)
    kind = models.CharField(max_length=12, choices=[(kind.value, PASSER_NAMES[kind]) for kind in PASS_KINDS])
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="passes")
    vehicle = models.ForeignKey(Vehicle, models.PROTECT, null=True, related_name="passes")
    compound = models.ForeignKey("places.Compound", models.PROTECT, null=True, related_name="passes")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    """The first instant at which it is no longer valid."""
    state = models.CharField(
        max_length=10, choices=[(state.value, label) for state, label in STATE_NAMES.items()], default=PassState.ACTIVE
    )
    state_from = models.DateTimeField(null=True)
    state_reason = models.CharField(max_length=120, default="")
    replaced_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaces")
    issued_at = models.DateTimeField()
    issued_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station", "serial"], name="gate_pass_serial_once"),
            models.UniqueConstraint(
                fields=["person", "kind", "compound"],
                nulls_distinct=False,
                condition=Q(state=PassState.ACTIVE, person__isnull=False),
                name="gate_pass_one_active_per_person",
            ),
            models.UniqueConstraint(
                fields=["vehicle", "compound"],
                nulls_distinct=False,
                condition=Q(state=PassState.ACTIVE, vehicle__isnull=False),
                name="gate_pass_one_active_per_vehicle",
            ),
            models.CheckConstraint(
                condition=Q(kind="vehicle", vehicle__isnull=False, person=None)
                | (~Q(kind="vehicle") & Q(vehicle=None, person__isnull=False)),
                name="gate_pass_person_or_vehicle",
            ),
            models.CheckConstraint(condition=Q(valid_until__gt=F("valid_from")), name="gate_pass_period_forward"),
            models.CheckConstraint(
                condition=Q(state=PassState.ACTIVE, state_from=None)
                | (~Q(state=PassState.ACTIVE) & Q(state_from__isnull=False)),
                name="gate_pass_state_since",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | Q(state=PassState.REPLACED), name="gate_pass_replaced_says_so"
            ),
        ]
        indexes = [
            models.Index(fields=["station", "-issued_at"], name="gate_pass_by_issue"),
            models.Index(fields=["station", "person"], name="gate_pass_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.serial[:4]} {self.serial[4:8]} {self.serial[8:]}"


class GateHold(models.Model):
    """A person is to stay at home from an instant to an instant; the gate knows no more than that."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="gate_holds")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    reason = models.CharField(max_length=120)
    placed_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="gate_hold_forward"),
            models.UniqueConstraint(fields=["person"], condition=Q(lifted_at=None), name="gate_hold_one_open"),
        ]
