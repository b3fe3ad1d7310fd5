"""What came in lately: two who were registered a second time, and two who ask about their own data."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from gatepost.demo.chance import Chance
from gatepost.demo.copying import copy_models
from gatepost.demo.moments import TODAY, at_second
from gatepost.demo.people_data import Resident
from gatepost.demo.sealing import Seals
from gatepost.kernel import vault
from gatepost.people.actions.requests import ANSWER_DAYS
from gatepost.people.enums import RequestKind
from gatepost.people.identity_papers import PaperKind
from gatepost.people.merging.suggesting import look_for_same_as
from gatepost.people.models import Person, PersonRequest
from gatepost.people.request_texts import seal_request
from gatepost.people.sealing import phone_of

_ASKED = (
    (RequestKind.CORRECT, 25, "搬过家，门牌请改成现在的"),
    (RequestKind.COPY, 3, "想要一份登记了什么的复印件"),
)
"""What, how many days ago, in whose words."""


def draw_doubles(people: list[Resident], seals: Seals, chance: Chance) -> list[Resident]:
    """Registered again behind their doors in a hurry and without a paper, one with the same phone and one without any."""
    first, second = chance.sample([one for one in people if one.tail and not one.person.left_on], 2)
    again, other = _once_more(first, 1, chance), _once_more(second, 2, chance)
    seals.seal_phone(again.person, phone_of(first.person))
    again.tail = first.tail
    return [again, other]


def _once_more(known: Resident, days: int, chance: Chance) -> Resident:
    at = at_second(TODAY - timedelta(days=days), 40_000)
    person = Person(
        id=chance.id_at(at),
        station_id=known.person.station_id,
        household_id=known.person.household_id,
        name=known.person.name,
        paper_kind=PaperKind.NONE,
        created_at=at,
    )
    return Resident(person, known.place, known.door, "", at.date())


def copy_doubles(doubles: list[Resident]) -> int:
    """After the register, which they are compared with."""
    count = copy_models([one.person for one in doubles])
    for one in doubles:
        look_for_same_as(one.person, one.person.created_at)
    return count


def copy_requests(people: list[Resident], lead_id: UUID, chance: Chance) -> int:
    askers = chance.sample([one for one in people if one.tail and not one.person.left_on], len(_ASKED))
    asked = zip(askers, _ASKED, strict=True)
    return copy_models([_request(one.person, kind, days, wish, lead_id, chance) for one, (kind, days, wish) in asked])


def _request(person: Person, kind: RequestKind, days: int, wish: str, lead_id: UUID, chance: Chance) -> PersonRequest:
    on: date = TODAY - timedelta(days=days)
    at = at_second(on, 37_000)
    row = PersonRequest(id=chance.id_at(at), station_id=person.station_id, kind=kind, person=person, received_at=at)
    row.received_by, row.due_on = lead_id, on + timedelta(days=ANSWER_DAYS)
    seal_request(
        row, f"{person.name} {phone_of(person).removeprefix('+86')}", wish, vault.station_key(person.station_id)
    )
    return row
