"""Two guards at once: what they record is decided one after the other, and each passage is there once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.db import transaction

from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.policy import HouseholdRule, outbreak_policy
from gatepost.gate.actions.holds import place_hold
from gatepost.gate.actions.keys import rotate_signing_key
from gatepost.gate.actions.passages import PassageConflict, PassageOpen, Recorded, record_passage
from gatepost.gate.actions.passes import PassRefused, issue_building, withdraw_pass
from gatepost.gate.content import PassageContent
from gatepost.gate.enums import PassState, Reason
from gatepost.gate.models import GateHold, Outing, Pass, Passage, PresenceRow, SigningKey
from gatepost.kernel.access import Actor
from gatepost.kernel.models import AuditLine
from gatepost.people.models import Person
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_pass, make_person, make_policy
from tests.gate.doings import FROM_ON, UNTIL_ON, issue
from tests.gate.passers import passage
from tests.ground.overlapping import overlapping
from tests.ground.together import together

pytestmark = pytest.mark.django_db(transaction=True)
Work = Callable[[], object]


def recording(content: PassageContent, by: Actor) -> Work:
    """In a transaction of its own, as a request is."""

    def work() -> Recorded:
        with transaction.atomic():
            return record_passage(content, by=by, at=NOON)

    return work


def real_rows() -> list[Passage]:
    return list(Passage.objects.filter(inferred=False))


@pytest.fixture
def cast(committed_cast: Cast) -> Cast:
    return committed_cast


@pytest.fixture
def bob(cast: Cast) -> Actor:
    return actor_of(cast.bob)


@pytest.fixture
def partner(cast: Cast) -> Person:
    """Lives behind the resident's door."""
    return make_person(cast.house.station, "温如意", door=cast.house.door)


def answers(found: list[object]) -> list[str]:
    return sorted(type(one).__name__ for one in found)


@pytest.mark.parametrize("count", [2, 6])
def test_same_passage_from_several_devices_at_the_same_instant_is_there_once(
    cast: Cast, bob: Actor, count: int
) -> None:
    content = passage(cast, direction="out")
    found = together(*[recording(content, bob)] * count)
    assert sorted(one.is_new for one in found) == [False] * (count - 1) + [True]
    assert (len(real_rows()), AuditLine.objects.filter(action="gate.record_passage").count()) == (1, 1)
    assert [(row.outings, row.household_id) for row in Outing.objects.all()] == [(1, cast.house.resident.household_id)]


def test_same_passage_of_somebody_without_a_pass_is_there_once(cast: Cast, bob: Actor) -> None:
    """No pass is locked here: only the identifier keeps the two apart."""
    content = passage(cast, code=None, passer="courier")
    found = overlapping(recording(content, bob), recording(content, bob))
    assert ([found.first.is_new, found.second.is_new], found.second_waited) == ([True, False], True)
    assert len(real_rows()) == 1


def test_one_identifier_with_two_contents_at_once_keeps_the_first(cast: Cast, bob: Actor) -> None:
    content = passage(cast)
    other = msgspec.structs.replace(content, goods="米")
    found = overlapping(recording(content, bob), recording(other, bob))
    assert (found.first.is_new, type(found.second)) == (True, PassageConflict)
    assert [row.goods for row in real_rows()] == [""]


def limit_outings(cast: Cast) -> None:
    policy = msgspec.structs.replace(outbreak_policy(), household=HouseholdRule(outings=1, days=2))
    emergency = cast.house.station.emergencies.get()
    make_policy(cast.house.station, policy, emergency=emergency, valid_from=at_noon(hours=-1))


def leaving(cast: Cast, card: Pass, post_id: object) -> PassageContent:
    return passage(cast, code=card.serial, direction="out", post_id=post_id)


def test_second_of_a_household_waits_for_the_first_and_is_refused_at_the_limit(
    cast: Cast, bob: Actor, partner: Person
) -> None:
    limit_outings(cast)
    here = leaving(cast, cast.house.resident_pass, cast.house.east.id)
    there = leaving(cast, make_pass(partner), cast.house.west.id)
    found = overlapping(recording(here, bob), recording(there, bob))
    assert (type(found.first), type(found.second), found.second_waited) == (Recorded, PassageOpen, True)
    assert found.second.checked.decision.reasons[0] == Reason.HOUSEHOLD_LIMIT
    assert [row.outings for row in Outing.objects.all()] == [1]


def test_two_of_a_household_at_two_posts_at_the_same_instant_are_one_outing(
    cast: Cast, bob: Actor, partner: Person
) -> None:
    limit_outings(cast)
    cards = ((cast.house.resident_pass, cast.house.east.id), (make_pass(partner), cast.house.west.id))
    found = together(*[recording(leaving(cast, card, post), bob) for card, post in cards])
    assert answers(found) == ["PassageOpen", "Recorded"]
    assert ([row.outings for row in Outing.objects.all()], len(real_rows())) == ([1], 1)


def test_two_households_do_not_wait_for_each_other(cast: Cast, bob: Actor) -> None:
    stranger = make_pass(make_person(cast.house.station, "卓一鸣"))
    here = leaving(cast, cast.house.resident_pass, cast.house.east.id)
    there = leaving(cast, stranger, cast.house.west.id)
    found = overlapping(recording(here, bob), recording(there, bob))
    assert (type(found.first), type(found.second), found.second_waited) == (Recorded, Recorded, False)


def entering(cast: Cast, **other: Any) -> tuple[PassageContent, PassageContent]:
    """At the east post, and at the west one of the other compound."""
    return passage(cast), passage(cast, post_id=cast.house.west.id, **other)


def test_one_pass_at_two_compounds_is_inside_the_second_and_seen_to_have_left_the_first(cast: Cast, bob: Actor) -> None:
    east, west = entering(cast)
    found = overlapping(recording(east, bob), recording(west, bob))
    assert (found.first.reasons, found.second.reasons) == ((), (Reason.INSIDE_ELSEWHERE,))
    assert found.second_waited
    left = Passage.objects.get(inferred=True)
    assert (left.direction, left.compound_id) == ("out", cast.house.compound.id)
    assert PresenceRow.objects.get().compound_id == cast.house.other_compound.id


def test_two_passes_of_one_person_are_one_person(cast: Cast, bob: Actor) -> None:
    as_nanny = make_pass(cast.house.resident, kind=PasserKind.NANNY)
    east, west = entering(cast, code=as_nanny.serial)
    found = overlapping(recording(east, bob), recording(west, bob))
    assert (found.first.reasons, found.second.reasons) == ((), (Reason.INSIDE_ELSEWHERE,))
    assert Passage.objects.get(inferred=True).compound_id == cast.house.compound.id


@pytest.mark.proves("F55")
def test_pass_that_is_being_withdrawn_is_decided_about_when_that_is_done(cast: Cast, bob: Actor) -> None:
    row = cast.house.resident_pass
    found = overlapping(
        lambda: withdraw_pass(pass_id=row.id, reason="搬走", by=bob, at=NOON), recording(passage(cast), bob)
    )
    assert (type(found.second), found.second_waited) == (PassageOpen, True)
    assert found.second.checked.decision.reasons == (Reason.PASS_WITHDRAWN,)
    assert real_rows() == []


def test_withdrawal_waits_until_the_passage_is_recorded(cast: Cast, bob: Actor) -> None:
    row = cast.house.resident_pass
    found = overlapping(
        recording(passage(cast), bob), lambda: withdraw_pass(pass_id=row.id, reason="搬走", by=bob, at=NOON)
    )
    assert (found.first.is_new, found.second.state, found.second_waited) == (True, PassState.WITHDRAWN, True)


def test_pass_is_withdrawn_once(cast: Cast, bob: Actor) -> None:
    def withdraw(reason: str) -> Work:
        return lambda: withdraw_pass(pass_id=cast.house.resident_pass.id, reason=reason, by=bob, at=NOON)

    found = overlapping(withdraw("搬走"), withdraw("借人"))
    assert (found.first.state_reason, type(found.second)) == ("搬走", PassRefused)
    assert Pass.objects.get(pk=cast.house.resident_pass.id).state_reason == "搬走"


def test_two_clerks_give_one_person_one_pass(cast: Cast, bob: Actor) -> None:
    found = overlapping(lambda: issue(cast, bob), lambda: issue(cast, bob))
    assert (type(found.first), type(found.second), found.second.reason) == (Pass, PassRefused, "already_has_one")
    assert Pass.objects.filter(person=cast.house.resident, kind=PasserKind.VOLUNTEER).count() == 1


def test_two_clerks_give_a_building_its_passes_once(cast: Cast, bob: Actor, partner: Person) -> None:
    def give() -> object:
        return issue_building(
            building_id=cast.house.door.building_id, from_on=FROM_ON, until_on=UNTIL_ON, by=bob, at=NOON
        )

    found = overlapping(give, give)
    assert ([row.person for row in found.first.made], found.first.already) == ([partner], 1)
    assert (found.second.made, found.second.already, found.second_waited) == ((), 2, True)


def test_two_leads_change_the_signing_key_one_after_the_other(cast: Cast) -> None:
    alice = actor_of(cast.alice)
    found = overlapping(lambda: rotate_signing_key(by=alice, at=NOON), lambda: rotate_signing_key(by=alice, at=NOON))
    signing = SigningKey.objects.get(station=cast.house.station, retired_at=None)
    assert (signing.id, found.second_waited) == (found.second.id, True)
    assert SigningKey.objects.filter(station=cast.house.station).count() == 3


def test_two_stays_at_home_of_one_person_leave_one_open(cast: Cast) -> None:
    alice, person_id = actor_of(cast.alice), cast.house.resident.id

    def hold(days: int) -> Work:
        facts: dict[str, Any] = {"person_id": person_id, "from_at": NOON, "reason": "居家", "by": alice, "at": NOON}
        return lambda: place_hold(until_at=at_noon(days=days), **facts)

    found = overlapping(hold(7), hold(14))
    assert (GateHold.objects.get(lifted_at=None).id, found.second_waited) == (found.second.id, True)
