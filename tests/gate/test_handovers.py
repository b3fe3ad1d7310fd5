"""A hand-over note: the figures of the records at its second, kept so; signed by one, taken by another."""

from __future__ import annotations

from uuid import uuid4

import msgspec
import pytest
from django.db import IntegrityError, transaction

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.handovers import sign_handover
from gatepost.gate.enums import Direction, Reason, Verdict
from gatepost.gate.handing_over import Reasons, Tally
from gatepost.gate.models import HandOver, PresenceRow
from gatepost.gate.queries.handovers import figures_kept
from gatepost.gate.shift_refusals import ShiftRefused
from gatepost.kernel.access import NotAllowed, Role
from gatepost.kernel.ids import new_id
from gatepost.places.models import Compound
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_passage, make_staff
from tests.gate.shifts import instruct, sign, take


def have_a_shift(cast: Cast) -> None:
    """Three in, two out, three turned away, one let pass all the same, two high; and what does not belong to it."""
    east, card = cast.house.east, cast.house.resident_pass
    for minutes in (-60, -30):
        make_passage(east, card, at=at_noon(minutes=minutes))
        make_passage(east, card, direction=Direction.OUT, at=at_noon(minutes=minutes + 1))
    make_passage(
        east, card, overrule_reason="沈若溪看急诊", tenths=374, verdict=Verdict.REFUSE,
        reasons=(Reason.PASS_EXPIRED,), at=at_noon(minutes=-20),
    )  # fmt: skip
    for reasons in ((Reason.NO_PASS,), (Reason.NO_PASS, Reason.NO_MASK), (Reason.VISITORS_CLOSED,)):
        make_passage(east, passed=False, reasons=reasons, verdict=Verdict.REFUSE, at=at_noon(minutes=-10))
    make_passage(east, card, tenths=373, direction=Direction.OUT, inferred=True, at=at_noon(minutes=-5))
    make_passage(cast.house.west, card, at=at_noon(minutes=-15))
    make_passage(east, card, at=at_noon(hours=-13))
    make_passage(east, card, at=NOON)


def be_inside(cast: Cast, passer: PasserKind, compound: Compound) -> None:
    PresenceRow.objects.create(
        station_id=compound.station_id, subject_id=new_id(), compound_id=compound.id, is_inside=True,
        since=at_noon(hours=-2), passage_id=new_id(), passer=passer,
    )  # fmt: skip


@pytest.mark.proves("F58")
def test_the_note_tells_what_the_records_of_the_post_say(cast: Cast) -> None:
    have_a_shift(cast)
    be_inside(cast, PasserKind.COURIER, cast.house.compound)
    be_inside(cast, PasserKind.COURIER, cast.house.other_compound)
    be_inside(cast, PasserKind.RESIDENT, cast.house.compound)
    here = instruct(cast, post_id=cast.house.east.id)
    instruct(cast, text="西门的事", post_id=cast.house.west.id)
    told = figures_kept(sign(cast))
    assert (told.entered, told.left, told.turned_away, told.overruled, told.high) == (3, 2, 3, 1, 2)
    assert told.turned_away_for == Reasons((Tally("no_pass", 2), Tally("visitors_closed", 1)), 0)
    assert told.overruled_for == Reasons((Tally("pass_expired", 1),), 0)
    assert (told.inside, told.instructions, told.threshold) == ((Tally("courier", 1),), (here.text,), 373)


def test_no_name_of_a_passer_and_no_words_of_an_exception_are_in_it(cast: Cast) -> None:
    have_a_shift(cast)
    kept = msgspec.json.encode(sign(cast).figures).decode()
    assert [word for word in ("沈若溪", "急诊", cast.house.resident_pass.serial) if word in kept] == []


def test_the_first_note_looks_back_twelve_hours_and_each_other_one_to_the_end_of_the_one_before(cast: Cast) -> None:
    first = sign(cast)
    second = sign(cast, after=first, at=at_noon(hours=8))
    assert (first.from_at, first.until_at) == (at_noon(hours=-12), NOON)
    assert (second.from_at, second.until_at) == (NOON, at_noon(hours=8))


def test_nothing_falls_between_two_notes_and_nothing_is_in_both(cast: Cast) -> None:
    have_a_shift(cast)
    first = sign(cast)
    second = sign(cast, after=first, at=at_noon(minutes=1))
    assert (figures_kept(first).entered, figures_kept(second).entered) == (3, 1)


def test_a_post_that_stood_still_for_long_looks_back_a_week_at_most(cast: Cast) -> None:
    first = sign(cast, at=at_noon(days=-20))
    assert sign(cast, after=first).from_at == at_noon(days=-7)


def test_each_post_has_notes_of_its_own(cast: Cast) -> None:
    sign(cast)
    by = actor_of(cast.bob)
    west = sign_handover(post_id=cast.house.west.id, after=None, note="", by=by, at=at_noon(hours=1))
    assert west.from_at == at_noon(hours=-11)


def test_figures_stay_as_they_were_when_it_was_signed(cast: Cast) -> None:
    row = sign(cast)
    make_passage(cast.house.east, cast.house.resident_pass, at=at_noon(minutes=-1))
    row.refresh_from_db()
    assert figures_kept(row).entered == 0


def test_who_gives_signs_and_somebody_else_takes_it_once(cast: Cast) -> None:
    row = sign(cast, note=" 东门道闸卡住了 ")
    assert (row.note, row.given_by, row.taken_by) == ("东门道闸卡住了", cast.bob.id, None)
    with pytest.raises(ShiftRefused, match="own_note"):
        take(row, cast.bob)
    taken = take(row, cast.alice, at=at_noon(minutes=2))
    assert (taken.taken_by, taken.taken_at) == (cast.alice.id, at_noon(minutes=2))
    with pytest.raises(ShiftRefused, match="taken_already"):
        take(row, make_staff(Role.SHIFT_WORKER, cast.house.station))
    assert lines_about(row.id) == ["gate.sign_handover", "gate.take_handover"]


def test_who_did_not_see_the_last_note_is_told(cast: Cast) -> None:
    sign(cast)
    with pytest.raises(ShiftRefused, match="handed_over_meanwhile"):
        sign(cast, at=at_noon(minutes=1))
    assert HandOver.objects.count() == 1


def test_a_long_note_is_refused_and_one_of_1000_characters_is_not(cast: Cast) -> None:
    with pytest.raises(ShiftRefused, match="too_many_words"):
        sign(cast, note="好" * 1001)
    assert len(sign(cast, note="好" * 1000).note) == 1000


@pytest.mark.parametrize("role", list(Role))
def test_who_stands_at_the_gate_hands_over_and_takes_and_nobody_else(cast: Cast, role: Role) -> None:
    row, who = sign(cast), make_staff(role, cast.house.station)
    stands = {
        Role.ADMINISTRATOR, Role.STATION_LEAD, Role.BRANCH_SECRETARY, Role.DEPUTY_HEAD, Role.SHIFT_WORKER, Role.VOLUNTEER,
    }  # fmt: skip
    if role in stands:
        assert take(row, who).taken_by == who.id
        assert sign(cast, by=who, after=row, at=at_noon(minutes=1)).given_by == who.id
        return
    with pytest.raises(NotAllowed):
        take(row, who)
    with pytest.raises(NotAllowed):
        sign(cast, by=who, after=row, at=at_noon(minutes=1))


def test_another_station_finds_neither_post_nor_note(cast: Cast) -> None:
    row = sign(cast)
    with pytest.raises(HandOver.DoesNotExist):
        take(row, cast.charlie)
    with pytest.raises(ShiftRefused, match="not_here"):
        sign(cast, by=cast.charlie)
    assert HandOver.objects.count() == 1


def test_a_post_that_has_ended_is_not_handed_over(cast: Cast) -> None:
    cast.house.station.posts.update(ended_at=NOON)
    with pytest.raises(ShiftRefused, match="not_here"):
        sign(cast)


@pytest.mark.parametrize("wrong", ["backwards", "own", "half"])
def test_the_database_refuses_what_makes_no_sense(cast: Cast, wrong: str) -> None:
    row = sign(cast)
    changes = {
        "backwards": {"from_at": row.until_at},
        "own": {"taken_by": row.given_by, "taken_at": NOON},
        "half": {"taken_by": uuid4()},
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        HandOver.objects.filter(pk=row.id).update(**changes[wrong])


def test_the_database_refuses_a_second_note_of_the_same_beginning(cast: Cast) -> None:
    row = sign(cast)
    row.pk = new_id()
    with pytest.raises(IntegrityError, match="gate_handover_one_after_the_other"), transaction.atomic():
        row.save(force_insert=True)
