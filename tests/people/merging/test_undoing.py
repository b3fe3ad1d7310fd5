"""A merge is taken back whole; what has changed since stays as it is, and is said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.passes import issue_pass, withdraw_pass
from gatepost.gate.models import GateHold, Pass, Passage, PresenceRow, Vehicle
from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.search.index import find
from gatepost.kernel.search.terms import name_terms
from gatepost.kernel.tenancy import seeing
from gatepost.people.actions import edit_person, register_person, say_different, undo_merge
from gatepost.people.identity_papers import PaperKind
from gatepost.people.merging.references import all_references
from gatepost.people.merging.values import MergeField, values_of
from gatepost.people.models import AlikePair, DifferentPersons, Household, MergedRow, Person, PersonMerge
from gatepost.people.sealing import phone_of
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, at_noon, make_pass, make_passage, make_person, make_vehicle
from tests.factories.moments import TODAY
from tests.people.conftest import PAPER
from tests.people.merging.conftest import Two, give_everything, merged
from tests.refused import refused

LATER = at_noon(hours=1)
NOTED_BESIDE = {AlikePair, DifferentPersons, PersonMerge}
"""A merge that was taken back leaves its own line, and that the two are different."""


def everything() -> dict[str, Any]:
    """All persons, households and rows that name a person, as they stand."""
    models = {reference.model for reference in all_references()} - NOTED_BESIDE | {Household}
    rows = {model.__name__: sorted(map(str, model.objects.values())) for model in models}
    return rows | {"Person": sorted((str(row.id), str(values_of(row))) for row in Person.objects.all())}


@pytest.fixture
def full(cast: Cast, two: Two) -> Two:
    for person in (two.gone, two.kept):
        give_everything(cast, person)
    shared = [make_pass(person, compound=cast.house.compound) for person in (two.kept, two.gone)]
    assert len(shared) == 2
    return two


@pytest.mark.parametrize("take", [set(), set(MergeField)], ids=["nothing taken", "everything taken"])
def test_everything_is_as_it_was(full: Two, alice: Actor, take: set[MergeField]) -> None:
    before = everything()
    merge = merged(full, alice, take=take)
    assert everything() != before
    undone = undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert everything() == before
    assert (undone.left, undone.undone_at) == ({}, LATER)


def test_also_where_the_number_of_one_had_moved_to_the_other(full: Two, alice: Actor) -> None:
    before = everything()
    merge = merged(Two(full.gone, full.kept), alice, take=set(MergeField))
    undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert everything() == before


def test_two_that_were_taken_apart_are_not_suggested_again(two: Two, alice: Actor) -> None:
    merge = merged(two, alice)
    undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert [{row.person_id, row.other_id} for row in DifferentPersons.objects.all()] == [{two.kept.id, two.gone.id}]
    with refused("said_different"):
        merged(two, alice)


def test_the_search_box_finds_both_again(two: Two, alice: Actor, cast: Cast) -> None:
    undo_merge(merge_id=merged(two, alice).id, by=alice, at=LATER)
    with seeing([cast.house.station.id]):
        found = {one.subject_id for one in find(name_terms("王"), kinds=["person"])}
    assert found == {two.kept.id, two.gone.id}


def test_a_line_in_the_audit_says_who_took_it_back(two: Two, alice: Actor) -> None:
    undo_merge(merge_id=merged(two, alice).id, by=alice, at=LATER)
    assert lines_about(two.kept.id) == ["people.merge_persons", "people.undo_merge"]


# After other things happened ------------------------------------------------------------------------------------------


def test_what_came_after_the_merge_stays_with_the_record_that_stayed(full: Two, alice: Actor, cast: Cast) -> None:
    merge = merged(full, alice)
    vehicle = make_vehicle(cast.house.station, "京A99999", keeper=Person.objects.get(pk=full.kept.pk))
    passage = make_passage(cast.house.east, make_pass(full.kept, compound=cast.house.other_compound), at=LATER)
    undone = undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert Vehicle.objects.get(pk=vehicle.pk).keeper_id == full.kept.id
    assert Passage.objects.get(id=passage.id).person_id == full.kept.id
    assert undone.left == {}


def test_a_row_that_is_there_no_more_is_counted(full: Two, alice: Actor) -> None:
    merge = merged(full, alice)
    gone = MergedRow.objects.filter(merge=merge, reference="gate.Passage.person_id").get()
    Passage.objects.filter(id=gone.key["id"]).delete()
    assert undo_merge(merge_id=merge.id, by=alice, at=LATER).left == {"gate.Passage.person_id": 1}


def test_a_row_that_went_to_somebody_else_stays_there(full: Two, alice: Actor, cast: Cast) -> None:
    merge = merged(full, alice)
    moved = MergedRow.objects.get(merge=merge, reference="gate.Vehicle.keeper_id").key["id"]
    Vehicle.objects.filter(pk=moved).update(keeper=cast.house.resident)
    undone = undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert Vehicle.objects.get(pk=moved).keeper_id == cast.house.resident.id
    assert undone.left == {"gate.Vehicle.keeper_id": 1}


def test_a_value_that_was_changed_since_stays_changed(two: Two, alice: Actor) -> None:
    merge = merged(two, alice, take={MergeField.PHONE, MergeField.NAME})
    kept = Person.objects.get(pk=two.kept.pk)
    edit_person(
        person_id=kept.id, phone="13900004444", paper_kind=PaperKind(kept.paper_kind), sex=None, born_on=None,
        by=alice, at=LATER,
    )  # fmt: skip
    undone = undo_merge(merge_id=merge.id, by=alice, at=LATER)
    now = two.now()
    assert (now.kept.name, phone_of(now.kept)) == ("王芳", "+8613900004444")
    assert (now.gone.name, phone_of(now.gone)) == ("王方", "+8613900009999")
    assert undone.left == {"people.Person": 1}


def test_a_pass_that_gave_way_holds_again(full: Two, alice: Actor, cast: Cast) -> None:
    merge = merged(full, alice)
    shared = Pass.objects.filter(compound=cast.house.compound).exclude(person=cast.house.resident)
    assert sorted(shared.values_list("state", flat=True)) == ["active", "replaced"]
    undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert sorted(shared.values_list("state", "person_id", "replaced_by")) == sorted(
        ("active", person.id, None) for person in (full.kept, full.gone)
    )


def test_a_pass_that_was_withdrawn_since_stays_withdrawn(full: Two, alice: Actor, cast: Cast) -> None:
    merge = merged(full, alice)
    holds = Pass.objects.get(compound=cast.house.compound, person=full.kept, state="active")
    withdraw_pass(pass_id=holds.id, reason="转借他人", by=alice, at=LATER)
    undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert Pass.objects.get(pk=holds.pk).state == "withdrawn"


def test_a_pass_that_gave_way_stays_replaced_where_another_was_issued_since(two: Two, alice: Actor, cast: Cast) -> None:
    """Of one kind for one compound somebody has one: the new card holds, the old one does not come back beside it."""
    old = make_pass(two.kept, compound=cast.house.compound, valid_until=at_noon(days=5))
    make_pass(two.gone, compound=cast.house.compound)
    merge = merged(two, alice)
    withdraw_pass(pass_id=Pass.objects.get(person=two.kept, state="active").id, reason="", by=alice, at=LATER)
    new = issue_pass(
        kind=PasserKind.RESIDENT, person_id=two.kept.id, compound_id=cast.house.compound.id, from_on=TODAY,
        until_on=TODAY, by=alice, at=LATER,
    )  # fmt: skip
    undone = undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert (Pass.objects.get(pk=old.pk).state, Pass.objects.get(pk=new.pk).state) == ("replaced", "active")
    assert undone.left == {"gate.Pass.person_id": 1}


def test_who_has_passed_since_is_where_that_passage_says(full: Two, alice: Actor, cast: Cast) -> None:
    merge = merged(full, alice)
    since = PresenceRow.objects.filter(subject_id=full.kept.id)
    passage = make_passage(cast.house.west, at=LATER)
    since.update(passage_id=passage.id, since=LATER, is_inside=False)
    undone = undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert list(since.values_list("passage_id", "is_inside")) == [(passage.id, False)]
    assert undone.left["gate.PresenceRow.subject_id"] > 0


def test_a_stay_at_home_that_was_ended_since_stays_ended(two: Two, alice: Actor, cast: Cast) -> None:
    for person, days in ((two.kept, 7), (two.gone, 14)):
        GateHold.objects.create(
            station=cast.house.station, person=person, from_at=NOON, until_at=at_noon(days=days), reason="居家观察"
        )
    merge = merged(two, alice)
    GateHold.objects.filter(person=two.kept, lifted_at=None).update(lifted_at=LATER)
    undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert dict(GateHold.objects.values_list("person_id", "lifted_at")) == {two.kept.id: None, two.gone.id: LATER}


def test_a_number_that_was_given_to_another_record_since_is_told(two: Two, alice: Actor) -> None:
    """Whose number it is, a person finds out before two records carry it."""
    merge = merged(Two(two.gone, two.kept), alice)
    register_person(name="王芳", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, by=alice, at=LATER)
    with refused("paper_taken"):
        undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert not Person.objects.filter(pk=two.kept.pk).exists()


def test_later_merges_are_taken_back_first(two: Two, alice: Actor, cast: Cast) -> None:
    third = make_person(cast.house.station, "王方方")
    first = merged(two, alice)
    second = merged(Two(third, two.kept), alice)
    with refused("merged_on"):
        undo_merge(merge_id=first.id, by=alice, at=LATER)
    undo_merge(merge_id=second.id, by=alice, at=LATER)
    undo_merge(merge_id=first.id, by=alice, at=LATER)
    assert Person.objects.filter(pk__in=(two.kept.pk, two.gone.pk, third.pk)).count() == 3


def test_of_two_merges_into_one_record_the_later_one_is_taken_back_first(two: Two, alice: Actor, cast: Cast) -> None:
    """What gave way in the second may have come with the first."""
    third = make_person(cast.house.station, "王方方")
    for person in (two.gone, third):
        give_everything(cast, person)
    before = everything()
    first, second = merged(two, alice), merged(Two(two.kept, third), alice)
    with refused("merged_on"):
        undo_merge(merge_id=first.id, by=alice, at=LATER)
    for merge in (second, first):
        undo_merge(merge_id=merge.id, by=alice, at=LATER)
    assert everything() == before


def test_what_was_said_of_one_that_has_gone_since_does_not_come_back(two: Two, alice: Actor, cast: Cast) -> None:
    third = make_person(cast.house.station, "王方方")
    for person in (two.kept, two.gone):
        say_different(person_id=person.id, other_id=third.id, by=alice, at=NOON)
    merge = merged(two, alice)
    DifferentPersons.objects.all().delete()
    Person.objects.filter(pk=third.pk).delete()
    assert undo_merge(merge_id=merge.id, by=alice, at=LATER).left == {"people.DifferentPersons.person_id": 1}


# What is refused ------------------------------------------------------------------------------------------------------


def test_it_is_taken_back_once(two: Two, alice: Actor) -> None:
    merge = merged(two, alice)
    undo_merge(merge_id=merge.id, by=alice, at=LATER)
    with refused("merge_undone"):
        undo_merge(merge_id=merge.id, by=alice, at=LATER)


def test_who_may_not_edit_persons_takes_nothing_back(two: Two, alice: Actor, bob: Actor) -> None:
    merge = merged(two, alice)
    with pytest.raises(NotAllowed):
        undo_merge(merge_id=merge.id, by=bob, at=LATER)


def test_charlie_takes_nothing_of_alices_back(two: Two, alice: Actor, charlie: Actor) -> None:
    merge = merged(two, alice)
    with pytest.raises(PersonMerge.DoesNotExist):
        undo_merge(merge_id=merge.id, by=charlie, at=LATER)


def test_the_serving_account_merges_and_takes_back(full: Two, alice: Actor, cast: Cast, app_role: None) -> None:
    """With the rights and behind the walls of a page."""
    with seeing([cast.house.station.id]):
        before = everything()
        merge = merged(full, alice)
        undo_merge(merge_id=merge.id, by=alice, at=NOON + timedelta(minutes=1))
        assert everything() == before
