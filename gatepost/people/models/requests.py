"""What people ask about their own data, and what they were answered, in time."""

from __future__ import annotations

from django.db import models

from gatepost.kernel.ids import new_id
from gatepost.people.enums import RequestKind, RequestOutcome
from gatepost.people.models.persons import Person


class PersonRequest(models.Model):
    """Somebody asks to see, to be given, to correct or to delete what is known of them. Who asked, and for whom, is sealed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=RequestKind.choices)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="requests")
    """Whose data it is about. Empty: not on the register, or no longer."""
    asker_sealed = models.BinaryField()
    """Name and a way to reach them."""
    wish_sealed = models.BinaryField(null=True)
    """In their words."""
    received_at = models.DateTimeField()
    received_by = models.UUIDField(null=True)
    due_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=RequestOutcome.choices, default="")
    answer_sealed = models.BinaryField(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="", answered_at=None)
                | (~models.Q(outcome="") & models.Q(answered_at__isnull=False)),
                name="people_personrequest_answered_with_an_outcome",
            ),
        ]
        indexes = [models.Index(fields=["station", "answered_at", "due_on"], name="people_personrequest_due")]
        ordering = ["due_on", "received_at"]
