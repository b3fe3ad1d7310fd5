"""What two records held is one person's, at the gate in the same second."""

from __future__ import annotations

from datetime import datetime

import pytest

from gatepost.gate.enums import Reason, Verdict
from gatepost.gate.models import GateHold, Pass, Passage, PresenceRow
from gatepost.kernel.access import Actor
from gatepost.people.actions import undo_merge
from gatepost.people.merging.references import CannotFollow
from gatepost.people.models import Person
from gatepost.places.models import Compound
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, at_noon, make_compound, make_pass, make_passage
from tests.gate.passers import check
from tests.people.merging.conftest import Two, merged


def told(cast: Cast, card: Pass, at: datetime = NOON) -> tuple[Verdict, list[Reason]]:
    """What the guard is told of who shows the card."""
    decision = check(cast, code=card.serial, at=at).decision
    return decision.verdict, list(decision.reasons)


def card_of(person: Person, compound: Compound, **told: object) -> Pass:
    return make_pass(person, compound=compound, **told)


# Passes ---------------------------------------------------------------------------------------------------------------


def test_the_only_pass_of_who_went_holds_on(cast: Cast, two: Two, alice: Actor) -> None:
    card = card_of(two.gone, cast.house.compound)
    merged(two, alice)
    found = check(cast, code=card.serial)
    assert (found.decision.verdict, found.gathered.situation.found.person_id) == (Verdict.ADMIT, two.kept.id)


def test_of_two_passes_for_one_compound_the_one_that_holds_longer_stays(cast: Cast, two: Two, alice: Actor) -> None:
    """The other one is replaced from that second on: the guard asks for the card that holds."""
    short = card_of(two.kept, cast.house.compound, valid_until=at_noon(days=5))
    long = card_of(two.gone, cast.house.compound, valid_until=at_noon(days=30))
    assert told(cast, short) == (Verdict.ADMIT, [])
    merged(two, alice)
    assert told(cast, long) == (Verdict.ADMIT, [])
    assert told(cast, short) == (Verdict.REFUSE, [Reason.PASS_REPLACED])
    short.refresh_from_db()
    assert (short.replaced_by_id, short.state_from, lines_about(short.id)) == (long.id, NOON, ["gate.replace_pass"])


def test_a_pass_that_holds_now_goes_before_one_that_will(cast: Cast, two: Two, alice: Actor) -> None:
    later = card_of(two.kept, cast.house.compound, valid_from=at_noon(days=3), valid_until=at_noon(days=90))
    now = card_of(two.gone, cast.house.compound, valid_until=at_noon(days=3))
    merged(two, alice)
    assert told(cast, now) == (Verdict.ADMIT, [])
    assert Pass.objects.get(pk=later.pk).state == "replaced"


def test_passes_for_two_compounds_both_hold(cast: Cast, two: Two, alice: Actor) -> None:
    """A merge says who somebody is, not where they live."""
    here, there = card_of(two.kept, cast.house.compound), card_of(two.gone, cast.house.other_compound)
    merged(two, alice)
    assert told(cast, here) == (Verdict.ADMIT, [])
    assert Pass.objects.get(pk=there.pk).state == "active"


def test_a_card_that_was_lost_stays_lost(cast: Cast, two: Two, alice: Actor) -> None:
    lost = card_of(two.gone, cast.house.compound, state="lost")
    card_of(two.kept, cast.house.compound)
    merged(two, alice)
    assert told(cast, lost) == (Verdict.REFUSE, [Reason.PASS_LOST])


def test_a_card_that_has_a_predecessor_is_not_named_twice(cast: Cast, two: Two, alice: Actor) -> None:
    best = card_of(two.kept, cast.house.compound, valid_until=at_noon(days=50))
    before = card_of(two.kept, cast.house.compound, state="replaced")
    Pass.objects.filter(pk=before.pk).update(replaced_by=best)
    other = card_of(two.gone, cast.house.compound, valid_until=at_noon(days=20))
    merged(two, alice)
    other.refresh_from_db()
    assert (other.state, other.replaced_by_id) == ("replaced", None)


def test_a_card_that_gave_way_admits_again_once_the_merge_is_taken_back(cast: Cast, two: Two, alice: Actor) -> None:
    short = card_of(two.kept, cast.house.compound, valid_until=at_noon(days=5))
    card_of(two.gone, cast.house.compound)
    merge = merged(two, alice)
    undo_merge(merge_id=merge.id, by=alice, at=NOON)
    assert told(cast, short) == (Verdict.ADMIT, [])


# Stays at home --------------------------------------------------------------------------------------------------------


def stay(person: Person, first: int, last: int) -> GateHold:
    return GateHold.objects.create(
        station_id=person.station_id, person=person, from_at=at_noon(days=first), until_at=at_noon(days=last),
        reason="居家观察",
    )  # fmt: skip


def test_who_is_to_stay_at_home_under_the_other_name_stays(cast: Cast, two: Two, alice: Actor) -> None:
    card = card_of(two.kept, cast.house.compound)
    stay(two.gone, -1, 13)
    assert told(cast, card) == (Verdict.ADMIT, [])
    merged(two, alice)
    leaving = check(cast, code=card.serial, direction="out").decision
    assert (leaving.verdict, leaving.reasons[0]) == (Verdict.REFER_TO_LEAD, Reason.UNDER_OBSERVATION)


def test_two_stays_that_meet_become_one_over_both(cast: Cast, two: Two, alice: Actor) -> None:
    stay(two.kept, -3, 4)
    stay(two.gone, 0, 14)
    merged(two, alice)
    running = GateHold.objects.filter(lifted_at=None)
    assert list(running.values_list("person_id", "from_at", "until_at")) == [
        (two.kept.id, at_noon(days=-3), at_noon(days=14))
    ]


def test_two_stays_apart_are_for_a_person_to_decide(cast: Cast, two: Two, alice: Actor) -> None:
    """Nobody is kept at home in between, and nobody is let out of the second."""
    stay(two.kept, -3, 4)
    stay(two.gone, 10, 24)
    with pytest.raises(CannotFollow):
        merged(two, alice)
    assert GateHold.objects.filter(lifted_at=None).count() == 2


def test_a_stay_that_is_over_is_in_nobodys_way(cast: Cast, two: Two, alice: Actor) -> None:
    stay(two.kept, -20, -6)
    stay(two.gone, 0, 14)
    merged(two, alice)
    assert list(GateHold.objects.filter(lifted_at=None).values_list("until_at", flat=True)) == [at_noon(days=14)]


# Whereabouts and passages ---------------------------------------------------------------------------------------------


def seen(cast: Cast, person: Person, hours: int, *, is_inside: bool) -> PresenceRow:
    at = at_noon(hours=hours)
    passed = make_passage(cast.house.east, make_pass(person, compound=make_compound(cast.house.station)), at=at)
    return PresenceRow.objects.create(
        station_id=cast.house.station.id, subject_id=person.id, compound_id=cast.house.compound.id, is_inside=is_inside,
        since=at, passage_id=passed.id, passer="resident",
    )  # fmt: skip


@pytest.mark.parametrize(("kept_at", "gone_at", "is_inside"), [(-1, -2, True), (-2, -1, False)])
def test_somebody_is_where_they_were_seen_last(
    cast: Cast, two: Two, alice: Actor, kept_at: int, gone_at: int, *, is_inside: bool
) -> None:
    """And is one person inside, not two."""
    seen(cast, two.kept, kept_at, is_inside=True)
    seen(cast, two.gone, gone_at, is_inside=False)
    merged(two, alice)
    rows = PresenceRow.objects.filter(subject_id__in=(two.kept.id, two.gone.id))
    assert list(rows.values_list("subject_id", "is_inside", "since")) == [
        (two.kept.id, is_inside, at_noon(hours=max(kept_at, gone_at)))
    ]


def test_passages_of_both_are_one_persons_and_no_passage_is_lost(cast: Cast, two: Two, alice: Actor) -> None:
    for person in (two.kept, two.gone, two.gone):
        make_passage(cast.house.east, make_pass(person, compound=make_compound(cast.house.station)))
    merged(two, alice)
    assert list(Passage.objects.values_list("person_id", flat=True)) == [two.kept.id] * 3
