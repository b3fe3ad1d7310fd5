"""Organisations in their trees, and the stations that the program works for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gatepost.kernel.ids import new_id
from gatepost.places.enums import Line, OrganisationKind


class Organisation(models.Model):
    """A body of the union line, the government line or the Party line."""

    id = models.UUIDField(primary_key=True, default=new_id)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    line = models.CharField(max_length=12, choices=Line.choices)
    kind = models.CharField(max_length=12, choices=OrganisationKind.choices)
    name = models.CharField(max_length=120)
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="organisations")
    founded_on = models.DateField(null=True)
    phone = models.CharField(max_length=30, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "name"], nulls_distinct=False, name="places_organisation_named_once"
            ),
        ]
        ordering = ["line", "name"]

    def __str__(self) -> str:
        return self.name


class Station(models.Model):
    """A service station: the tenant. Two bodies in one place: the station and its Party branch (F1)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="station")
    branch = models.OneToOneField(Organisation, models.PROTECT, null=True, related_name="branch_of")
    host_community = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="hosted_stations")
    """The community that the station lives in, which differs from the whole area that it serves (F3)."""
    areas = models.ManyToManyField("places.Area", related_name="stations")
    address = models.ForeignKey("places.Door", models.SET_NULL, null=True, related_name="+")
    """Inside a compound that it serves (F4)."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(branch=None) | ~Q(branch=models.F("organisation")), name="places_station_two_bodies"
            ),
        ]

    def __str__(self) -> str:
        return self.organisation.name
