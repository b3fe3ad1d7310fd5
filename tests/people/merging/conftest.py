"""Two records of one person at Alice's station, each with something of every table that names a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from gatepost.gate.models import GateHold, PresenceRow
from gatepost.kernel.access import Actor
from gatepost.people.actions import merge_persons
from gatepost.people.enums import PoliticalStanding, Sex
from gatepost.people.merging.values import MergeField, look_of
from gatepost.people.models import (
    DifferentPersons,
    Employment,
    Enterprise,
    Person,
    PersonMerge,
    PoliticalStatus,
)
from tests.cast import Cast
from tests.factories import NOON, make_compound, make_door, make_pass, make_passage, make_person, make_vehicle
from tests.people.conftest import BORN_ON, PAPER

SINCE = date(2015, 6, 1)


@dataclass(frozen=True)
class Two:
    kept: Person
    gone: Person

    def now(self) -> Two:
        return Two(Person.objects.get(pk=self.kept.pk), Person.objects.get(pk=self.gone.pk))


@pytest.fixture
def two(cast: Cast) -> Two:
    return make_two(cast)


def make_two(cast: Cast) -> Two:
    """One with a number, the other as a clerk heard the name; behind two doors."""
    house = cast.house
    doors = [make_door(house.station, compound=house.compound, address=one) for one in ("3-2-701", "3-2-702")]
    kept = make_person(
        house.station, "王芳", door=doors[0], phone="+8613900005678", paper=PAPER, sex=Sex.FEMALE, born_on=BORN_ON
    )
    gone = make_person(house.station, "王方", door=doors[1], phone="+8613900009999", born_on=BORN_ON)
    return Two(kept, gone)


def merged(two: Two, by: Actor, *, take: set[MergeField] | None = None, **told: object) -> PersonMerge:
    facts = {"by": by, "at": NOON} | ({} if "seen" in told else {"seen": look(two)}) | told
    return merge_persons(kept_id=two.kept.id, gone_id=two.gone.id, take=take or set(), **facts)


def look(two: Two) -> str:
    """Of both as they are in the database."""
    now = two.now()
    return look_of(now.kept, now.gone)


def give_everything(cast: Cast, person: Person) -> None:
    """A row in each table that names a person; those that stand in two compounds do not meet the other record's."""
    house = cast.house
    card = make_pass(person, compound=make_compound(house.station))
    passage = make_passage(house.east, card, at=NOON - timedelta(hours=1))
    make_vehicle(house.station, keeper=person, plate=f"京A{card.serial[-5:]}")
    GateHold.objects.create(
        station=house.station, person=person, from_at=NOON, until_at=NOON + timedelta(days=14), reason="居家观察",
        lifted_at=NOON,
    )  # fmt: skip
    PresenceRow.objects.update_or_create(
        station_id=house.station.id, subject_id=person.id, compound_id=house.compound.id, is_inside=True,
        since=passage.happened_at, passage_id=passage.id, passer="resident",
    )  # fmt: skip
    shop = Enterprise.objects.create(station=house.station, name=f"小铺{card.serial}")
    Employment.objects.create(station=house.station, person=person, enterprise=shop, from_on=SINCE)
    PoliticalStatus.objects.create(
        station=house.station, person=person, standing=PoliticalStanding.MASSES, from_on=SINCE
    )
    for third in (make_person(house.station, "另一个"), make_person(house.station, "第三个")):
        DifferentPersons.objects.create(station=house.station, person=person, other=third, said_at=NOON)
