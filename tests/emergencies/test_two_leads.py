"""Two who lead at once: what one does is done, and the other is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gatepost.emergencies.actions import EmergencyRefused, begin_phase, end_emergency, publish_policy, start_emergency
from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.emergencies.policy import outbreak_policy
from gatepost.emergencies.queries import newest_version
from gatepost.kernel.access import Actor, Role
from tests.cast import Cast, make_cast
from tests.factories import NOON, actor_of, at_noon, make_staff
from tests.ground.together import together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast() -> Cast:
    """Committed, for all threads to see."""
    return make_cast()


@pytest.fixture
def leads(cast: Cast) -> tuple[Actor, Actor]:
    return actor_of(cast.alice), actor_of(make_staff(Role.DEPUTY_HEAD, cast.house.station, name="杜若"))


def told(done: list[object]) -> list[str]:
    return sorted(one.reason if isinstance(one, EmergencyRefused) else "done" for one in done)


def test_of_two_who_publish_at_once_one_is_told(cast: Cast, leads: tuple[Actor, Actor]) -> None:
    """Both looked at version 1; the later one would have undone the earlier one unseen."""
    known = newest_version(cast.house.station.id, NOON)
    assert known is not None

    def publishing(by: Actor, minutes: int) -> Callable[[], object]:
        begins = at_noon(minutes=minutes)
        return lambda: publish_policy(
            policy=outbreak_policy(), follows=known.id, valid_from=begins, note="", by=by, at=NOON
        )

    done = together(*[publishing(by, minutes) for minutes, by in enumerate(leads)])
    assert told(done) == ["done", "overtaken"]
    assert PolicyVersion.objects.filter(emergency=known.emergency).count() == 2


def test_of_two_who_end_it_at_once_one_is_told(cast: Cast, leads: tuple[Actor, Actor]) -> None:
    emergency = cast.house.station.emergencies.get()
    done = together(*[lambda by=by: end_emergency(emergency_id=emergency.id, by=by, at=NOON) for by in leads])
    assert told(done) == ["done", "has_ended"]


def test_of_two_who_open_one_at_once_one_is_told(cast: Cast, leads: tuple[Actor, Actor]) -> None:
    station = cast.house.station
    end_emergency(emergency_id=station.emergencies.get().id, by=leads[0], at=at_noon(days=-1))

    def opening(by: Actor) -> Callable[[], object]:
        return lambda: start_emergency(kind=EmergencyKind.FIRE, name="火情", started_at=NOON, by=by, at=NOON)

    assert told(together(*[opening(by) for by in leads])) == ["done", "one_is_open"]
    assert Emergency.objects.filter(station=station, ended_at=None).count() == 1


def test_of_two_who_begin_a_phase_at_once_one_is_told(cast: Cast, leads: tuple[Actor, Actor]) -> None:
    emergency = cast.house.station.emergencies.get()

    def beginning(by: Actor) -> Callable[[], object]:
        day = date(2020, 2, 20)
        return lambda: begin_phase(emergency_id=emergency.id, name="逐步放开", from_on=day, by=by, at=NOON)

    assert told(together(*[beginning(by) for by in leads])) == ["before_the_last_phase", "done"]
    assert emergency.phases.count() == 1
