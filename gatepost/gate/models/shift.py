"""A shift at the post: what the leader asks of it, who has seen that, and what one shift tells the next."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from gatepost.kernel.ids import new_id


class Instruction(models.Model):
    """Of a lead or deputy to who works at one post or at all (F58). Never edited: withdrawn, and another one written."""

    LONGEST = 500
    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    post = models.ForeignKey("places.Post", models.PROTECT, null=True, related_name="instructions")
    """Empty: all posts of the station."""
    text = models.CharField(max_length=LONGEST)
    written_by = models.UUIDField()
    since = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    """The first instant at which it no longer holds. Empty: until it is withdrawn."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.UUIDField(null=True)
    expected = ArrayField(models.UUIDField(), default=list)
    """Whose word is waited for: who worked at the posts when it was written. Later roles change nothing of it."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="gate_instruction_says_something"),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gt=F("since")), name="gate_instruction_forward"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="gate_instruction_withdrawn_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["station", "-since"], name="gate_instruction_by_time")]
        ordering = ["-since", "-id"]


class InstructionSeen(models.Model):
    """Somebody has said of an instruction that they know it, once."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    instruction = models.ForeignKey(Instruction, models.CASCADE, related_name="seen")
    staff_id = models.UUIDField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instruction", "staff_id"], name="gate_instructionseen_once_each"),
        ]
        ordering = ["seen_at", "id"]


class HandOver(models.Model):
    """What one shift at a post tells the next: figures as the records stood, and words. Names nobody who passed."""

    LONGEST = 1000
    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    post = models.ForeignKey("places.Post", models.PROTECT, related_name="handovers")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    """Also the instant at which it was signed."""
    figures = models.JSONField()
    """HandOverFigures of gate/handing_over.py."""
    note = models.CharField(max_length=LONGEST, default="")
    given_by = models.UUIDField()
    taken_by = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="gate_handover_forward"),
            models.CheckConstraint(
                condition=Q(taken_at=None, taken_by=None) | Q(taken_at__isnull=False, taken_by__isnull=False),
                name="gate_handover_taken_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(taken_by=None) | ~Q(taken_by=F("given_by")), name="gate_handover_between_two"
            ),
            models.UniqueConstraint(fields=["post", "from_at"], name="gate_handover_one_after_the_other"),
        ]
        indexes = [models.Index(fields=["station", "-until_at"], name="gate_handover_by_time")]
        ordering = ["-until_at", "-id"]
