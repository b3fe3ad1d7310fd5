"""What is recorded of one person, by date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.people.enums import PoliticalStanding
from gatepost.people.models import Person, PoliticalStatus
from gatepost.people.queries.merging import merges_of
from gatepost.people.rules import full_years


@dataclass(frozen=True, slots=True)
class LifeEvent:
    on: date
    what: str
    detail: str = ""


def life_of(person: Person, *, with_standings: bool) -> list[LifeEvent]:
    """Newest first. Standings are for few eyes."""
    events = [
        LifeEvent(clock.local(person.created_at).date(), _("registered")),
        *_moves(person),
        *_jobs(person),
        *_merges(person),
    ]
    if with_standings:
        events += _standings(person)
    return sorted(events, key=lambda event: event.on, reverse=True)


def _moves(person: Person) -> Iterator[LifeEvent]:
    if person.household:
        yield LifeEvent(person.household.from_on, _("household opened"), person.household.door.spoken)
    if person.left_on:
        yield LifeEvent(person.left_on, _("moved out"))


def _jobs(person: Person) -> Iterator[LifeEvent]:
    for job in person.employments.select_related("enterprise"):
        yield LifeEvent(job.from_on, _("began to work"), job.enterprise.name)
        if job.until_on:
            yield LifeEvent(job.until_on, _("left work"), job.enterprise.name)


def _merges(person: Person) -> Iterator[LifeEvent]:
    for merge in merges_of(person):
        yield LifeEvent(clock.local(merge.merged_at).date(), _("another record was merged into this one"))
        if merge.undone_at:
            yield LifeEvent(clock.local(merge.undone_at).date(), _("that merge was taken back"))


def _standings(person: Person) -> Iterator[LifeEvent]:
    for step in PoliticalStatus.objects.filter(station_id=person.station_id, person=person):
        yield LifeEvent(step.from_on, step.get_standing_display())


def party_years(person: Person, at: datetime) -> int | None:
    """Full years as a member (F13); None for who is none."""
    day = clock.local(at).date()
    rows = PoliticalStatus.objects.filter(station_id=person.station_id, person=person, until_on=None)
    member = rows.filter(standing=PoliticalStanding.MEMBER, from_on__lte=day).first()
    return full_years(member.from_on, day) if member else None


def others_behind(person: Person) -> list[Person]:
    """Who else lives in the same household now."""
    if person.household is None or person.left_on is not None:
        return []
    rows: Any = Person.objects.filter(station_id=person.station_id, household=person.household, left_on=None)
    return list(rows.exclude(pk=person.pk).order_by("name"))
