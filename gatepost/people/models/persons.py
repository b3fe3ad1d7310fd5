"""Persons and households. A person belongs to one station and is there once."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gatepost.kernel.ids import new_id
from gatepost.people.enums import PoliticalStanding, Sex
from gatepost.people.identity_papers import PAPER_NAMES


class Household(models.Model):
    """The people behind one door, in one period."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    door = models.ForeignKey("places.Door", models.PROTECT, related_name="households")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="people_household_period_forward"
            ),
        ]


class Person(models.Model):
    """A resident or an employee. Numbers are sealed; the blind columns find them without opening any."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    household = models.ForeignKey(Household, models.PROTECT, null=True, related_name="members")
    name = models.CharField(max_length=80)
    sex = models.CharField(max_length=6, choices=Sex.choices, null=True)
    born_on = models.DateField(null=True)
    paper_kind = models.CharField(max_length=24, choices=[(kind.value, name) for kind, name in PAPER_NAMES.items()])
    paper_sealed = models.BinaryField(null=True)
    paper_blind = models.BinaryField(null=True, max_length=16)
    phone_sealed = models.BinaryField(null=True)
    phone_blind = models.BinaryField(null=True, max_length=16)
    created_at = models.DateTimeField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station", "paper_blind"], condition=~Q(paper_blind=None), name="people_person_paper_once"
            ),
            models.CheckConstraint(
                condition=Q(paper_sealed=None, paper_blind=None)
                | Q(paper_sealed__isnull=False, paper_blind__isnull=False),
                name="people_person_paper_sealed_and_found",
            ),
            models.CheckConstraint(
                condition=Q(phone_sealed=None, phone_blind=None)
                | Q(phone_sealed__isnull=False, phone_blind__isnull=False),
                name="people_person_phone_sealed_and_found",
            ),
        ]
        indexes = [
            models.Index(fields=["station", "phone_blind"], name="people_person_phone"),
            models.Index(fields=["station", "name"], name="people_person_name"),
            models.Index(fields=["station", "born_on"], name="people_person_born"),
        ]

    def __str__(self) -> str:
        return self.name


class PoliticalStatus(models.Model):
    """A dated step (F13-F16): any past date can be counted."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="political_history")
    standing = models.CharField(max_length=16, choices=PoliticalStanding.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    """The first day on which it no longer holds."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "from_on"], name="people_politicalstatus_one_step_a_day"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(until_on=None), name="people_politicalstatus_one_now"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="people_politicalstatus_forward"
            ),
        ]
        ordering = ["from_on"]
