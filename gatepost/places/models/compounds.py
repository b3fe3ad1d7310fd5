"""Compounds with entrances and posts; buildings with doors."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gatepost.kernel.ids import new_id
from gatepost.places.enums import BuildingKind


class Compound(models.Model):
    """A walled neighbourhood, closed or open (F5)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="compounds")
    community = models.ForeignKey("places.Organisation", models.PROTECT, null=True, related_name="compounds")
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, related_name="compounds")
    name = models.CharField(max_length=80)
    is_closed = models.BooleanField(default=False)
    state_since = models.DateTimeField()
    address = models.CharField(max_length=160, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["station", "name"], name="places_compound_named_once")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Entrance(models.Model):
    """A named way in. Minutes since midnight; both empty: open all day."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    compound = models.ForeignKey(Compound, models.PROTECT, related_name="entrances")
    name = models.CharField(max_length=40)
    is_open = models.BooleanField(default=True)
    opens_minute = models.PositiveSmallIntegerField(null=True)
    closes_minute = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["compound", "name"], name="places_entrance_named_once"),
            models.CheckConstraint(
                condition=Q(opens_minute=None, closes_minute=None)
                | Q(opens_minute__lt=F("closes_minute"), closes_minute__lte=1440),
                name="places_entrance_hours_forward",
            ),
        ]
        ordering = ["compound", "name"]

    def __str__(self) -> str:
        return f"{self.compound.name} {self.name}"

    @property
    def hours(self) -> str:
        """06:00-24:00; empty when it is open all day."""
        if self.opens_minute is None or self.closes_minute is None:
            return ""
        times = (self.opens_minute, self.closes_minute)
        return "–".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in times)


class Post(models.Model):
    """A gate post: one unit's sole responsibility at one entrance, with the text of its sign (F47, F48, F75)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="posts")
    entrance = models.ForeignKey(Entrance, models.PROTECT, related_name="posts")
    name = models.CharField(max_length=60)
    sign_text = models.CharField(max_length=80, default="")
    founded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entrance"], condition=Q(ended_at=None), name="places_post_one_per_entrance"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gt=F("founded_at")), name="places_post_period_forward"
            ),
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Building(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="buildings")
    compound = models.ForeignKey(Compound, models.PROTECT, null=True, related_name="buildings")
    kind = models.CharField(max_length=12, choices=BuildingKind.choices)
    name = models.CharField(max_length=60)
    """As spoken: 3号楼, or the name of an office building."""
    number = models.CharField(max_length=12, default="")
    """What stands first in a door's address: 3 in 3-2-501."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station", "compound", "name"], nulls_distinct=False, name="places_building_named_once"
            ),
        ]
        ordering = ["compound", "number", "name"]

    def __str__(self) -> str:
        return self.name


class Door(models.Model):
    """One door of a building: unit, floor and room; `key` is the same however the address was written."""

    id = models.UUIDField(primary_key=True, default=new_id)
    station = models.ForeignKey("places.Station", models.PROTECT, related_name="+")
    building = models.ForeignKey(Building, models.PROTECT, related_name="doors")
    unit = models.CharField(max_length=8, default="")
    floor = models.SmallIntegerField(null=True)
    room = models.CharField(max_length=12)
    key = models.CharField(max_length=40)
    spoken = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["building", "key"], name="places_door_once")]
        ordering = ["building", "unit", "floor", "room"]

    def __str__(self) -> str:
        return self.spoken
