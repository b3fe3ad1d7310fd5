"""Enterprises in buildings, and who works there (F34)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gatepost.kernel.ids import new_id


class Enterprise(models.Model):
    """A company, shop or office. Small shops may have no credit code."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    credit_code = models.CharField(max_length=18, null=True)
    is_public = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=80, default="")
    phone_sealed = models.BinaryField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station", "credit_code"], name="people_enterprise_code_once"),
            models.CheckConstraint(condition=~Q(credit_code=""), name="people_enterprise_code_or_nothing"),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Tenancy(models.Model):
    """An enterprise in rooms of a building, in a period."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="tenancies")
    building = models.ForeignKey("places.Building", models.PROTECT, related_name="tenancies")
    room = models.CharField(max_length=40, default="")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="people_tenancy_forward"
            ),
        ]


class Employment(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="employments")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="employments")
    title = models.CharField(max_length=60, default="")
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "enterprise"], condition=Q(until_on=None), name="people_employment_once_now"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=F("from_on")), name="people_employment_forward"
            ),
        ]
