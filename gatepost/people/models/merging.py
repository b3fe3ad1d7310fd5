"""Who may be the same person, who is not, and what was merged: so that it can be taken back."""

from __future__ import annotations

from uuid import UUID

from django.db import models

from gatepost.kernel.ids import new_id
from gatepost.people.models.persons import Person


class MergedHow(models.TextChoices):
    """What a merge did to a row. Stored: values never change."""

    MOVED = "moved"
    CHANGED = "changed"
    REMOVED = "removed"


class AlikePair(models.Model):
    """Two records that may be of one person. Worked out anew every night; only a person decides."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="people_alikepair_once"),
            models.CheckConstraint(condition=models.Q(person__lt=models.F("other")), name="people_alikepair_in_order"),
        ]
        indexes = [models.Index(fields=["station", "-rank"], name="people_alikepair_by_rank")]
        ordering = ["-rank", "id"]


class DifferentPersons(models.Model):
    """Somebody looked and said that these are two people: never suggested again."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")
    said_at = models.DateTimeField()
    said_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="people_differentpersons_once"),
            models.CheckConstraint(
                condition=~models.Q(person=models.F("other")), name="people_differentpersons_are_two"
            ),
        ]


def between(one: UUID, other: UUID) -> models.Q:
    """The line about two persons, whichever of them was named first."""
    return models.Q(person_id=one, other_id=other) | models.Q(person_id=other, other_id=one)


class PersonMerge(models.Model):
    """The record `gone_id` was found to be of the person `kept`. What both said before is sealed here."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    kept = models.ForeignKey(Person, models.CASCADE, related_name="merges")
    gone_id = models.UUIDField()
    records_sealed = models.BinaryField()
    counts = models.JSONField(default=dict)
    """Rows that followed, by reference."""
    merged_at = models.DateTimeField()
    merged_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.UUIDField(null=True)
    left = models.JSONField(default=dict)
    """Rows that could no longer be taken back, by reference."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station", "gone_id"],
                condition=models.Q(undone_at=None),
                name="people_personmerge_gone_once",
            ),
        ]
        ordering = ["-merged_at"]


class MergedRow(models.Model):
    """One step of a merge: a row that followed, or what had to give way because it cannot stand twice."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    merge = models.ForeignKey(PersonMerge, models.CASCADE, related_name="rows")
    step = models.PositiveIntegerField()
    how = models.CharField(max_length=8, choices=MergedHow.choices)
    reference = models.CharField(max_length=80)
    key = models.JSONField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["merge", "step"], name="people_mergedrow_one_a_step")]
        ordering = ["step"]
