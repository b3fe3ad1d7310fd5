"""Who went through, when. Append-only, partitioned by the month of the identifier; nothing points at it and it points at nothing
that the database checks, so that a month can be dropped and a city can be distributed."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from gatepost.kernel.ids import new_id


class Passage(models.Model):
    """One person or vehicle through one entrance in one direction, with what was read, decided and overruled."""

    pk = models.CompositePrimaryKey("station_id", "id")
    station_id = models.UUIDField()
    id = models.UUIDField(default=new_id)
    digest = models.BinaryField(max_length=16)
    """Of the content as it came: the same id with another content is a conflict."""
    post_id = models.UUIDField()
    compound_id = models.UUIDField()
    direction = models.CharField(max_length=3)
    passer = models.CharField(max_length=12)
    pass_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    household_id = models.UUIDField(null=True)
    vehicle_id = models.UUIDField(null=True)
    plate = models.CharField(max_length=16, null=True)
    token = models.CharField(max_length=16)
    passed = models.BooleanField()
    """False: was turned away, or turned back. Kept all the same."""
    verdict = models.CharField(max_length=16)
    needs = ArrayField(models.CharField(max_length=20), default=list)
    """What was still to be found out when it was recorded all the same."""
    reasons = ArrayField(models.CharField(max_length=24), default=list)
    policy_id = models.UUIDField(null=True)
    readings = models.JSONField(default=list)
    highest_tenths = models.SmallIntegerField(null=True)
    companions = models.SmallIntegerField(default=0)
    goods = models.CharField(max_length=60, default="")
    details_sealed = models.BinaryField(null=True)
    """Of a visitor: name, phone, whom, why. Sealed with the key of the emergency."""
    overrule_reason = models.CharField(max_length=120, null=True)
    inferred = models.BooleanField(default=False)
    """Not seen at a gate but concluded: somebody who enters at B has left A."""
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    staff_id = models.UUIDField(null=True)
    device_id = models.UUIDField(null=True)

    class Meta:
        db_table = "gate_passage"
        indexes = [
            models.Index(fields=["station_id", "-happened_at"], name="gate_passage_by_time"),
            models.Index(fields=["station_id", "pass_id", "-happened_at"], name="gate_passage_by_pass"),
        ]


class PresenceRow(models.Model):
    """Where a person or vehicle was last seen: one row each, so that a check never reads the history."""

    pk = models.CompositePrimaryKey("station_id", "subject_id")
    station_id = models.UUIDField()
    subject_id = models.UUIDField()
    compound_id = models.UUIDField()
    is_inside = models.BooleanField()
    since = models.DateTimeField()
    passage_id = models.UUIDField()
    passer = models.CharField(max_length=12)

    class Meta:
        db_table = "gate_presence"
        indexes = [
            models.Index(
                fields=["station_id", "compound_id"], condition=models.Q(is_inside=True), name="gate_presence_inside"
            ),
        ]


class Outing(models.Model):
    """How often a household went out on a day: the household limit reads a few rows of this and no passage."""

    pk = models.CompositePrimaryKey("station_id", "household_id", "day")
    station_id = models.UUIDField()
    household_id = models.UUIDField()
    day = models.DateField()
    outings = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "gate_outing"
