"""Tables that every module stands on. Stations and staff are bare UUIDs here: the kernel knows no module."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from gatepost.kernel.ids import new_id


class DomainClock(models.Model):
    """One row: how far the domain's time is from the machine's."""

    offset = models.DurationField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="kernel_clock_one_row")]


class DataKey(models.Model):
    """A key that seals personal data, itself wrapped by the master key. One per station, one per emergency."""

    class Stage(models.TextChoices):
        """Of a station's key while another takes its place; all others are current. Stored: values never change."""

        COMING = "coming"
        CURRENT = "current"
        RETIRED = "retired"
        """Nothing is sealed with it any more; what it has sealed is being sealed anew."""
        EMPTY = "empty"
        """Nothing is under it, and nobody asks by it any more. Then it is destroyed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station_id = models.UUIDField()
    emergency_id = models.UUIDField(null=True)
    wrapped = models.BinaryField(null=True)
    created_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=8, choices=Stage.choices, default=Stage.CURRENT, db_default=Stage.CURRENT)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station_id", "emergency_id"],
                condition=models.Q(stage="current"),
                nulls_distinct=False,
                name="kernel_datakey_one_per_purpose",
            ),
            models.UniqueConstraint(
                fields=["station_id", "emergency_id", "stage"],
                condition=~models.Q(stage="current") & models.Q(destroyed_at=None),
                nulls_distinct=False,
                name="kernel_datakey_one_change_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(wrapped__isnull=True, destroyed_at__isnull=False)
                | models.Q(wrapped__isnull=False, destroyed_at__isnull=True),
                name="kernel_datakey_destroyed_means_gone",
            ),
        ]


class AuditLine(models.Model):
    """Who did what to which thing. No foreign keys: the line outlives what it tells of. Written once, never changed."""

    pk = models.CompositePrimaryKey("station_id", "id")
    station_id = models.UUIDField()
    id = models.UUIDField(default=new_id)
    at = models.DateTimeField()
    staff_id = models.UUIDField(null=True)
    device_id = models.UUIDField(null=True)
    action = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "kernel_audit"
        indexes = [
            models.Index(fields=["station_id", "-at"], name="kernel_audit_by_time"),
            models.Index(fields=["station_id", "subject_id", "-at"], name="kernel_audit_by_subject"),
        ]


class Holiday(models.Model):
    """A day that differs from its weekday, as published by the State Council. This table decides; a library only seeds it."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", _("public holiday")
        REST = "rest", _("rest day moved here")
        WORKDAY = "workday", _("working day moved here")

    day = models.DateField(primary_key=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name_zh = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)
    source = models.CharField(max_length=120)


class SearchEntry(models.Model):
    """What can be found, and by which words. Read only through the function kernel_find, which keeps to the stations of its
    transaction: row-level security would keep the index on `terms` from being used."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    subject_id = models.UUIDField()
    title = models.CharField(max_length=200)
    note = models.CharField(max_length=200, default="")
    sort_key = models.CharField(max_length=120, default="")
    terms = ArrayField(models.CharField(max_length=60))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station_id", "kind", "subject_id"], name="kernel_searchentry_once"),
        ]
        indexes = [GinIndex(fields=["terms"], name="kernel_searchentry_terms")]


class Backup(models.Model):
    """One attempt to make a backup, by the machine's clock. Written by whoever made it; the serving account only reads."""

    id = models.UUIDField(primary_key=True, default=new_id)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    folder = models.CharField(max_length=400)
    file_name = models.CharField(max_length=80, default="")
    size = models.BigIntegerField(null=True)
    row_count = models.BigIntegerField(null=True)
    is_proved = models.BooleanField(default=False)
    """It was restored, and every table was the same."""
    problem = models.CharField(max_length=20, default="")
    detail = models.CharField(max_length=300, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(problem="", size__isnull=False, row_count__isnull=False) & ~models.Q(file_name="")
                | ~models.Q(problem=""),
                name="kernel_backup_there_or_why_not",
            ),
        ]
        ordering = ["-started_at"]


class KeptFigure(models.Model):
    """A number that stays when the rows that it counts go: of an emergency, or of peace time. No person can be read from it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station_id = models.UUIDField()
    emergency_id = models.UUIDField(null=True)
    figure = models.CharField(max_length=20)
    """What was counted, such as passages."""
    day = models.DateField(null=True)
    place_id = models.UUIDField(null=True)
    split = models.JSONField(default=dict)
    """Such as direction and verdict."""
    count = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station_id", "emergency_id", "figure", "day", "place_id", "split"],
                nulls_distinct=False,
                name="kernel_keptfigure_once",
            ),
            models.CheckConstraint(condition=models.Q(count__gte=0), name="kernel_keptfigure_counted"),
        ]


class RetentionRun(models.Model):
    """How many rows of a table ended on a day because their time was over. Without a station: of a table that knows none."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station_id = models.UUIDField(null=True)
    day = models.DateField()
    table = models.CharField(max_length=60)
    ending = models.CharField(max_length=16)
    rows = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station_id", "day", "table", "ending"], nulls_distinct=False, name="kernel_retentionrun_once"
            ),
        ]
        ordering = ["-day", "table"]
