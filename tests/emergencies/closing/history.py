"""A whole emergency of Alice's station, made by chance that is always the same: people, sheets, passes, stays, passages, visitors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import msgspec

from gatepost.emergencies.actions import end_emergency
from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.models import Emergency
from gatepost.gate.content import VisitorContent
from gatepost.gate.enums import Direction, Verdict
from gatepost.gate.models import GateHold, Outing, Pass, Passage, PresenceRow
from gatepost.kernel import vault
from gatepost.kernel.ids import id_at
from gatepost.kernel.partitions import make_months
from gatepost.people.actions import receive_sheet
from gatepost.people.models import Employment, Enterprise, Person
from tests.cast import Cast
from tests.factories import (
    actor_of,
    at_noon,
    make_door,
    make_pass,
    make_passage,
    make_person,
    make_policy,
    make_vehicle,
)
from tests.factories.visits import make_visit

PHONES = tuple(f"+86139{number:08d}" for number in range(50_000_001, 50_000_007))
PAPERS = tuple(f"99010619800{month}01002{digit}" for month, digit in zip(range(1, 7), "X12345", strict=True))
VISITOR = {"name": "葛春生", "phone": "+8613955556666", "destination": "3号楼2单元501", "reason": "送药"}
ENDED = at_noon(days=60)
LATER = at_noon(days=61)


@dataclass(frozen=True)
class History:
    emergency: Emergency
    people: list[Person]
    """Registered in the emergency."""


def make_history(cast: Cast, *, seed: int = 7, passages: int = 120) -> History:
    """Over two months, of which the first two can be dropped whole once the emergency is over."""
    make_months(at_noon(days=-15), 5)
    emergency = cast.house.station.emergencies.get()
    chance, station = Random(seed), cast.house.station
    version = make_policy(station, emergency=emergency, valid_from=at_noon(days=1))
    people = [_register(cast, number) for number in range(len(PHONES))]
    cards = [make_pass(person, valid_from=at_noon(days=2)) for person in people]
    make_vehicle(station, "京A88888", keeper=people[0])
    for number in range(passages):
        _pass_by(cast, chance, cards, number, version.id)
    _visitor(cast, version.id)
    _what_hangs_on(cast, people)
    end_emergency(emergency_id=emergency.id, by=actor_of(cast.alice), at=ENDED)
    emergency.refresh_from_db()
    return History(emergency, people)


def _register(cast: Cast, number: int) -> Person:
    station = cast.house.station
    door = make_door(station, compound=cast.house.compound, address=f"3-2-70{number + 1}")
    person = make_person(station, f"阮星{number}", door=door, phone=PHONES[number], paper=PAPERS[number])
    person.created_at = at_noon(days=1)
    person.save(update_fields=["created_at"])
    return person


def _pass_by(cast: Cast, chance: Random, cards: list[Pass], number: int, policy_id: object) -> None:
    """One in ten was turned away, one in twelve by exception, one in fifteen was hot."""
    card = chance.choice([*cards, None])
    row = make_passage(
        chance.choice([cast.house.east, cast.house.west]),
        card,
        direction=chance.choice(list(Direction)),
        passer=chance.choice([PasserKind.COURIER, PasserKind.VISITOR]),
        tenths=chance.choice([362, 365, 372, 373, 385, None]),
        passed=number % 10 != 0,
        verdict=Verdict.REFUSE if number % 10 == 0 else Verdict.ADMIT,
        overrule_reason="急事" if number % 12 == 5 else None,
        inferred=number % 15 == 3,
        at=at_noon(days=2 + number * 55 // 120, minutes=number),
    )
    Passage.objects.filter(id=row.id).update(policy_id=policy_id, companions=number % 3)


def _visitor(cast: Cast, policy_id: object) -> None:
    station = cast.house.station
    row = make_passage(cast.house.east, passer=PasserKind.VISITOR, at=at_noon(days=3))
    sealed = vault.seal(
        msgspec.json.encode(VISITOR).decode(),
        key_id=vault.emergency_key(station.id, station.emergencies.get().id),
        context=f"gate.passage.details:{row.id}",
    )
    Passage.objects.filter(id=row.id).update(policy_id=policy_id, details_sealed=sealed, plate="京B23456")
    make_visit(cast.house.east, VisitorContent(**VISITOR), came_at=at_noon(days=3), due_out_at=at_noon(days=3, hours=4))


def _what_hangs_on(cast: Cast, people: list[Person]) -> None:
    station, person = cast.house.station, people[0]
    GateHold.objects.create(
        station=station, person=person, from_at=at_noon(days=4), until_at=at_noon(days=18), reason="居家观察"
    )
    Outing.objects.create(station_id=station.id, household_id=person.household_id, day=date(2020, 2, 20), outings=2)
    PresenceRow.objects.create(
        station_id=station.id,
        subject_id=person.id,
        compound_id=cast.house.compound.id,
        is_inside=True,
        since=at_noon(days=5),
        passage_id=id_at(at_noon(days=5)),
        passer="resident",
    )
    enterprise = Enterprise.objects.create(station=station, name="晴川小铺")
    Employment.objects.create(station=station, person=person, enterprise=enterprise, from_on=date(2020, 2, 1))
    sheet = "\n".join(["姓名,电话", *(f"阮星{n},{phone}" for n, phone in enumerate(PHONES))])
    receive_sheet(
        content=sheet.encode(), kind="residents", file_name="七月.csv", sender="物业", by=actor_of(cast.alice), at=at_noon(days=1) + timedelta(hours=1),
    )  # fmt: skip
