"""People move in and out; a household is those behind one door in one period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.people.actions import move_in, move_out, open_household
from gatepost.people.models import Household, Person
from gatepost.people.queries.lives import life_of, others_behind
from gatepost.people.queries.persons import find_persons
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_door, make_person
from tests.factories.moments import TODAY
from tests.refused import refused


def now(person: Person) -> Person:
    return Person.objects.select_related("household__door").get(pk=person.pk)


def test_who_moves_leaves_an_empty_household_closed_behind(alice: Actor, cast: Cast) -> None:
    person, before = cast.house.resident, cast.house.resident.household
    door = make_door(cast.house.station, compound=cast.house.compound, address="3-1-101")
    move_in(person_id=person.id, door_id=door.id, on=TODAY, by=alice, at=NOON)
    before.refresh_from_db()
    assert now(person).household.door == door
    assert before.until_on == TODAY
    assert find_persons(person.station_id, "3-1-101") == [person.id]
    assert find_persons(person.station_id, "3-2-501") == []
    assert lines_about(person.id) == ["people.move_in"]


def test_a_household_with_somebody_left_goes_on(alice: Actor, cast: Cast) -> None:
    stays = make_person(cast.house.station, "解秋禾", door=cast.house.door)
    move_out(person_id=cast.house.resident.id, on=TODAY, by=alice, at=NOON)
    household = now(stays).household
    assert household.until_on is None
    assert others_behind(stays) == []
    move_out(person_id=stays.id, on=TODAY, by=alice, at=NOON)
    household.refresh_from_db()
    assert household.until_on == TODAY


def test_who_moved_out_is_still_on_the_register_with_the_day(alice: Actor, cast: Cast) -> None:
    person = cast.house.resident
    move_out(person_id=person.id, on=TODAY - timedelta(days=1), by=alice, at=NOON)
    assert now(person).left_on == TODAY - timedelta(days=1)
    assert find_persons(person.station_id, "沈若溪") == [person.id]
    assert life_of(now(person), with_standings=False)[0].on == TODAY - timedelta(days=1)
    with refused("has_left_already"):
        move_out(person_id=person.id, on=TODAY, by=alice, at=NOON)


def test_who_comes_back_lives_here_again(alice: Actor, cast: Cast) -> None:
    person = cast.house.resident
    move_out(person_id=person.id, on=TODAY, by=alice, at=NOON)
    move_in(person_id=person.id, door_id=cast.house.door.id, on=TODAY, by=alice, at=NOON)
    assert now(person).left_on is None
    assert Household.objects.filter(door=cast.house.door).count() == 2


@pytest.mark.parametrize("days", [1, 30])
def test_nobody_moves_on_a_day_to_come(alice: Actor, cast: Cast, days: int) -> None:
    on = TODAY + timedelta(days=days)
    with refused("in_the_future", "on"):
        move_in(person_id=cast.house.resident.id, door_id=cast.house.door.id, on=on, by=alice, at=NOON)
    with refused("in_the_future", "on"):
        move_out(person_id=cast.house.resident.id, on=on, by=alice, at=NOON)


def test_the_last_one_does_not_leave_before_the_household_began(alice: Actor, cast: Cast) -> None:
    began = cast.house.resident.household.from_on
    with refused("before_it_began", "on"):
        move_out(person_id=cast.house.resident.id, on=began - timedelta(days=1), by=alice, at=NOON)
    assert now(cast.house.resident).left_on is None


def test_the_household_that_is_there_is_opened_no_second_time(alice: Actor, cast: Cast) -> None:
    row = open_household(door_id=cast.house.door.id, from_on=date(2020, 1, 1), by=alice, at=NOON)
    assert row == cast.house.resident.household
    assert lines_about(row.id) == []


def test_no_household_is_opened_behind_a_door_of_elsewhere(alice: Actor, charlie: Actor, cast: Cast) -> None:
    with refused("no_such_door", "door"):
        open_household(door_id=cast.charlies.door.id, from_on=TODAY, by=alice, at=NOON)
    with pytest.raises(Person.DoesNotExist):
        move_in(person_id=cast.house.resident.id, door_id=cast.charlies.door.id, on=TODAY, by=charlie, at=NOON)
    with pytest.raises(Person.DoesNotExist):
        move_out(person_id=cast.house.resident.id, on=TODAY, by=charlie, at=NOON)


def test_who_may_not_edit_persons_moves_nobody(cast: Cast) -> None:
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            move_out(person_id=cast.house.resident.id, on=TODAY, by=actor_of(account), at=NOON)
    assert now(cast.house.resident).left_on is None
