"""Two who decide about the same records at once: what one does is done, and the other is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gatepost.kernel.access import Actor, Role
from gatepost.people.actions import edit_person, say_different, undo_merge
from gatepost.people.identity_papers import PaperKind
from gatepost.people.import_turns import wait_for_turn
from gatepost.people.models import DifferentPersons, Person, PersonMerge
from gatepost.people.refusals import PeopleRefused
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_person, make_staff
from tests.ground.overlapping import overlapping
from tests.ground.together import together
from tests.people.merging.conftest import Two, look, make_two, merged

pytestmark = pytest.mark.django_db(transaction=True)
Work = Callable[[], object]


@pytest.fixture
def cast(committed_cast: Cast) -> Cast:
    return committed_cast


@pytest.fixture
def two(cast: Cast) -> Two:
    return make_two(cast)


@pytest.fixture
def leads(cast: Cast) -> tuple[Actor, Actor]:
    return actor_of(cast.alice), actor_of(make_staff(Role.DEPUTY_HEAD, cast.house.station, name="杜若"))


def merging(two: Two, by: Actor) -> Work:
    """What is merged was looked at before."""
    seen = look(two)
    return lambda: merged(two, by, seen=seen)


def told(*done: object) -> list[str]:
    return sorted(one.reason if isinstance(one, PeopleRefused) else "done" for one in done)


def test_of_two_who_merge_the_same_pair_one_is_told(two: Two, leads: tuple[Actor, Actor]) -> None:
    done = together(*[merging(two, by) for by in leads])
    assert told(*done) == ["done", "merged_already"]
    assert PersonMerge.objects.count() == 1


def test_of_two_who_merge_it_the_other_way_round_one_is_told(two: Two, leads: tuple[Actor, Actor]) -> None:
    done = overlapping(merging(two, leads[0]), merging(Two(two.gone, two.kept), leads[1]))
    assert told(done.first, done.second) == ["done", "merged_already"]
    assert list(Person.objects.filter(pk__in=(two.kept.pk, two.gone.pk))) == [two.kept]


def test_of_two_who_merge_it_at_the_same_instant_into_two_others_one_is_told(
    cast: Cast, two: Two, leads: tuple[Actor, Actor]
) -> None:
    third = make_person(cast.house.station, "王方方")
    done = together(merging(two, leads[0]), merging(Two(third, two.gone), leads[1]))
    assert told(*done) == ["done", "merged_already"]


def test_two_pairs_do_not_wait_for_each_other(cast: Cast, two: Two, leads: tuple[Actor, Actor]) -> None:
    others = Two(make_person(cast.house.station, "李娜"), make_person(cast.house.station, "李那"))
    done = overlapping(merging(two, leads[0]), merging(others, leads[1]))
    assert (told(done.first, done.second), done.second_waited) == (["done", "done"], False)


def test_who_merges_what_a_colleague_is_changing_is_told(two: Two, leads: tuple[Actor, Actor]) -> None:
    def editing() -> object:
        return edit_person(
            person_id=two.gone.id, name="王舫", paper_kind=PaperKind.NONE, sex=None, born_on=None, by=leads[0], at=NOON
        )

    done = overlapping(editing, merging(two, leads[1]))
    assert told(done.first, done.second) == ["changed_since", "done"]
    assert Person.objects.filter(pk=two.gone.pk).exists()


def test_of_one_who_merges_and_one_who_says_they_are_two_the_later_is_told(
    two: Two, leads: tuple[Actor, Actor]
) -> None:
    def saying() -> object:
        return say_different(person_id=two.kept.id, other_id=two.gone.id, by=leads[0], at=NOON)

    done = overlapping(saying, merging(two, leads[1]))
    assert told(done.first, done.second) == ["done", "said_different"]


def test_of_two_who_say_that_they_are_two_it_is_noted_once(two: Two, leads: tuple[Actor, Actor]) -> None:
    pairs = ((two.kept.id, two.gone.id, leads[0]), (two.gone.id, two.kept.id, leads[1]))
    done = together(
        *[lambda a=a, b=b, by=by: say_different(person_id=a, other_id=b, by=by, at=NOON) for a, b, by in pairs]
    )
    assert (told(*done), DifferentPersons.objects.count()) == (["done", "done"], 1)


def test_of_two_who_take_a_merge_back_one_is_told(two: Two, leads: tuple[Actor, Actor]) -> None:
    merge = merged(two, leads[0])
    done = together(*[lambda by=by: undo_merge(merge_id=merge.id, by=by, at=NOON) for by in leads])
    assert told(*done) == ["done", "merge_undone"]


def test_who_merges_while_a_sheet_is_being_read_is_told(cast: Cast, two: Two, leads: tuple[Actor, Actor]) -> None:
    """The import has read who is there; a record that goes now would come back with its row."""
    done = overlapping(lambda: wait_for_turn(cast.house.station.id), merging(two, leads[0]))
    assert (told(done.second), done.second_waited) == (["import_running"], False)
