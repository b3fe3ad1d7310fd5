"""Sheets that were sent in: the file, how its columns are meant, what became of each row."""

from __future__ import annotations

from django.db import models

from gatepost.kernel.ids import new_id
from gatepost.people.enums import ImportState


class SheetImport(models.Model):
    """One sheet on its way into the register. `done` of `total` rows is told by who works on it, apart from the rows themselves."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.RECEIVED)
    file_name = models.CharField(max_length=120)
    sender = models.CharField(max_length=80, default="")
    """Who made the sheet, such as a property management: their columns are remembered."""
    tab = models.CharField(max_length=80, default="")
    header_row = models.PositiveIntegerField(null=True)
    titles = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    """Field by number of the column."""
    settings = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    """Rows by verdict: of the dry run, then of what was done."""
    fault = models.CharField(max_length=40, default="")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    noted_at = models.DateTimeField()
    """The machine's time when somebody last worked on it."""
    created_at = models.DateTimeField()
    created_by = models.UUIDField(null=True)
    asked_by = models.UUIDField(null=True)
    """Who asked last that it be worked on, and answers for it."""
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["station", "-created_at"], name="people_sheetimport_by_time")]
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class ImportFile(models.Model):
    """The file, sealed, as long as it is needed. Destroyed when its import has ended."""

    sheet_import = models.OneToOneField(SheetImport, models.CASCADE, primary_key=True, related_name="file")
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    content_sealed = models.BinaryField()


class ImportRow(models.Model):
    """What becomes of a row: no more of the person than a masked name, and which one on the register it is."""

    pk = models.CompositePrimaryKey("sheet_import_id", "number")
    sheet_import = models.ForeignKey(SheetImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=10)
    title = models.CharField(max_length=80, default="")
    problems = models.JSONField(default=list)
    changes = models.JSONField(default=list)
    subject_id = models.UUIDField(null=True)
    decision = models.CharField(max_length=10, default="")

    class Meta:
        indexes = [models.Index(fields=["sheet_import", "verdict", "number"], name="people_importrow_by_verdict")]
        ordering = ["number"]


class ImportMapping(models.Model):
    """How a sender's columns are meant, from the last time: field by title, and what held for the whole sheet."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    sender = models.CharField(max_length=80)
    columns = models.JSONField(default=dict)
    settings = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station", "kind", "sender"], name="people_importmapping_once"),
        ]
