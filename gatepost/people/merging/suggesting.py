"""Looking for who may be the same person. It decides nothing: a suggestion waits for a person, and who was said to be different is none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from gatepost.kernel.access import Actor
from gatepost.people.merging.comparing import Alike, compare
from gatepost.people.merging.pairs import Pair, alike_pairs
from gatepost.people.models import AlikePair, DifferentPersons, Person, between
from gatepost.people.queries.alike import facts_near, facts_of_station, said_different


@transaction.atomic
def look_for_same(*, station_id: UUID, at: datetime) -> int:
    """Everybody of a station anew; how many suggestions there are."""
    pairs = alike_pairs(facts_of_station(station_id))
    AlikePair.objects.filter(station_id=station_id).delete()
    return _suggest(station_id, pairs, at)


@transaction.atomic
def look_for_same_as(person: Person, at: datetime) -> None:
    """One record that has just been written, compared with those that share a phone, a door or a birth date with it."""
    near = facts_near(person)
    own = near.pop(person.id)
    found = {_ordered(person.id, other): alike for other, facts in near.items() if (alike := compare(own, facts))}
    AlikePair.objects.filter(Q(person=person) | Q(other=person), station_id=person.station_id).delete()
    _suggest(person.station_id, found, at)


def note_different(one: Person, other: Person, *, by: Actor, at: datetime) -> DifferentPersons:
    """Within an action that has judged access: once, whichever was named first."""
    AlikePair.objects.filter(between(one.id, other.id), station_id=one.station_id).delete()
    known = DifferentPersons.objects.filter(between(one.id, other.id), station_id=one.station_id).first()
    return known or DifferentPersons.objects.create(
        station_id=one.station_id, person=one, other=other, said_at=at, said_by=by.staff_id
    )


def _ordered(one: UUID, other: UUID) -> Pair:
    return (one, other) if one < other else (other, one)


def _suggest(station_id: UUID, pairs: Mapping[Pair, Alike], at: datetime) -> int:
    different = said_different(station_id)
    rows = [
        AlikePair(
            station_id=station_id,
            person_id=pair[0],
            other_id=pair[1],
            rank=alike.rank,
            reasons=list(alike.reasons),
            found_at=at,
        )
        for pair, alike in pairs.items()
        if pair not in different
    ]
    return len(AlikePair.objects.bulk_create(rows, batch_size=1000))
