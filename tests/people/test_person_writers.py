"""Two clerks register the same paper, or the first people behind one door, at the same time."""

from __future__ import annotations

import pytest

from gatepost.kernel.access import Actor, Role
from gatepost.people.actions import AlreadyRegistered, move_in, register_person
from gatepost.people.identity_papers import PaperKind
from gatepost.people.models import Household, Person
from gatepost.places.models import Station
from tests.factories import NOON, actor_of, make_compound, make_door, make_person, make_staff, make_station
from tests.factories.moments import TODAY
from tests.ground.together import together
from tests.people.conftest import PAPER

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def station(transactional_db: None) -> Station:
    return make_station()


@pytest.fixture
def clerks(station: Station) -> list[Actor]:
    return [actor_of(make_staff(Role.STATION_LEAD, station)) for _number in range(2)]


def test_one_paper_registered_twice_at_once_is_one_person(clerks: list[Actor]) -> None:
    done = together(
        *(
            lambda by=by: register_person(
                name="单秋禾", paper_kind=PaperKind.RESIDENT_CARD, paper_number=PAPER, by=by, at=NOON
            )
            for by in clerks
        )
    )
    (person,) = Person.objects.all()
    assert [one.id for one in done if isinstance(one, Person)] == [person.id]
    assert [one.person_id for one in done if isinstance(one, AlreadyRegistered)] == [person.id]


def test_the_first_two_behind_a_door_share_one_household(station: Station, clerks: list[Actor]) -> None:
    door = make_door(station, compound=make_compound(station))
    people = [make_person(station, name) for name in ("单秋禾", "曾秋禾")]
    together(
        *(
            lambda by=by, person=person: move_in(person_id=person.id, door_id=door.id, on=TODAY, by=by, at=NOON)
            for by, person in zip(clerks, people, strict=True)
        )
    )
    household = Household.objects.get(door=door)
    assert {person.household_id for person in Person.objects.all()} == {household.id}
