"""An emergency is an object with kind, start, phases and end (F23)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from gatepost.emergencies.actions import begin_phase, end_emergency, start_emergency
from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import Emergency, Phase, PolicyVersion
from gatepost.emergencies.policy import outbreak_policy, peace_policy
from gatepost.emergencies.queries import open_emergency, phase_on, policy_in_force, policy_of
from gatepost.kernel import vault
from gatepost.kernel.access import Actor
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, at_noon
from tests.factories.moments import TODAY, WHEN_IT_BEGAN
from tests.refused import refused

MOMENT = timedelta(microseconds=1)


def start(by: Actor, *, started_at: datetime = NOON, at: datetime = NOON) -> Emergency:
    return start_emergency(kind=EmergencyKind.FLOOD, name="夏季防汛", started_at=started_at, by=by, at=at)


def begin(emergency: Emergency, by: Actor, from_on: date, name: str = "封闭管理") -> Phase:
    return begin_phase(emergency_id=emergency.id, name=name, from_on=from_on, by=by, at=NOON)


def end(emergency: Emergency, by: Actor, at: datetime = NOON) -> Emergency:
    return end_emergency(emergency_id=emergency.id, by=by, at=at)


@pytest.fixture
def peace(emergency: Emergency, alice: Actor) -> Emergency:
    """The emergency that ended yesterday."""
    return end(emergency, alice, at_noon(days=-1))


@pytest.mark.proves("F23")
def test_an_emergency_has_a_kind_a_start_phases_and_an_end(peace: Emergency, alice: Actor) -> None:
    emergency = start(alice)
    begin(emergency, alice, TODAY, "预警")
    begin(emergency, alice, TODAY + timedelta(days=3), "抢险")
    ended = end(emergency, alice, at_noon(days=9))
    assert (ended.kind, ended.name, ended.started_at, ended.ended_at) == ("flood", "夏季防汛", NOON, at_noon(days=9))
    assert [(phase.name, phase.from_on, phase.until_on) for phase in emergency.phases.all()] == [
        ("预警", date(2020, 2, 14), date(2020, 2, 17)),
        ("抢险", date(2020, 2, 17), date(2020, 2, 23)),
    ]


def test_it_is_open_from_its_start_until_its_end_and_not_at_it(peace: Emergency, alice: Actor) -> None:
    emergency = start(alice)
    end(emergency, alice, at_noon(days=9))
    at = [NOON - MOMENT, NOON, at_noon(days=9) - MOMENT, at_noon(days=9)]
    assert [open_emergency(emergency.station_id, one) for one in at] == [None, emergency, emergency, None]


def test_starting_makes_a_key_of_its_own_and_a_first_policy_and_tells_the_audit(peace: Emergency, alice: Actor) -> None:
    emergency = start(alice)
    key_id = vault.emergency_key(emergency.station_id, emergency.id)
    assert vault.unseal(vault.seal("访客", key_id=key_id, context="x"), context="x") == "访客"
    version = policy_in_force(emergency.station_id, NOON)
    assert (version.emergency, version.number, version.valid_from) == (emergency, 1, NOON)
    assert policy_of(version) == outbreak_policy()
    assert lines_about(emergency.id) == ["emergencies.start"]
    assert lines_about(version.id) == ["emergencies.publish_policy"]


def test_one_that_began_before_it_was_opened_changes_nothing_that_was_decided(peace: Emergency, alice: Actor) -> None:
    emergency = start(alice, started_at=at_noon(hours=-12))
    station_id = emergency.station_id
    assert emergency.started_at == at_noon(hours=-12)
    assert policy_in_force(station_id, NOON - MOMENT).emergency is None
    assert policy_in_force(station_id, NOON).emergency == emergency


def test_one_at_a_time(emergency: Emergency, alice: Actor) -> None:
    with refused("one_is_open"):
        start(alice)
    assert Emergency.objects.filter(station=emergency.station).count() == 1


def test_a_second_open_one_is_impossible_in_the_table(emergency: Emergency) -> None:
    with pytest.raises(IntegrityError, match="emergencies_one_open"), transaction.atomic():
        Emergency.objects.create(station=emergency.station, kind="fire", name="火情", started_at=NOON)


def test_it_does_not_start_in_the_future_nor_before_the_last_one_ended(peace: Emergency, alice: Actor) -> None:
    with refused("in_the_future", "started_at"):
        start(alice, started_at=NOON + MOMENT)
    with refused("before_the_last_end", "started_at"):
        start(alice, started_at=at_noon(days=-1) - MOMENT)
    assert start(alice, started_at=at_noon(days=-1)).started_at == at_noon(days=-1)


def test_an_end_before_the_start_is_impossible_in_the_table(emergency: Emergency) -> None:
    with pytest.raises(IntegrityError, match="emergencies_period_forward"), transaction.atomic():
        Emergency.objects.filter(pk=emergency.pk).update(ended_at=WHEN_IT_BEGAN)


def test_it_ends_once(peace: Emergency, alice: Actor) -> None:
    with refused("has_ended"):
        end(peace, alice)
    assert Emergency.objects.get(pk=peace.pk).ended_at == at_noon(days=-1)
    assert lines_about(peace.id) == ["emergencies.end"]


@pytest.mark.proves("F23")
def test_a_phase_ends_on_the_day_on_which_the_next_one_begins(emergency: Emergency, alice: Actor) -> None:
    first = begin(emergency, alice, date(2020, 2, 10), "封闭管理")
    second = begin(emergency, alice, date(2020, 2, 20), "逐步放开")
    days = [date(2020, 2, 9), date(2020, 2, 10), date(2020, 2, 19), date(2020, 2, 20)]
    assert [phase_on(emergency, day) for day in days] == [None, first, first, second]
    assert lines_about(second.id) == ["emergencies.begin_phase"]


def test_a_phase_begins_after_the_last_one(emergency: Emergency, alice: Actor) -> None:
    begin(emergency, alice, TODAY)
    for day in (TODAY, TODAY - timedelta(days=1)):
        with refused("before_the_last_phase", "from_on"):
            begin(emergency, alice, day)
    assert begin(emergency, alice, TODAY + timedelta(days=1)).until_on is None


def test_a_phase_does_not_begin_before_its_emergency(emergency: Emergency, alice: Actor) -> None:
    with refused("before_the_start", "from_on"):
        begin(emergency, alice, date(2020, 2, 9))
    assert begin(emergency, alice, date(2020, 2, 10)).from_on == date(2020, 2, 10)


def test_an_emergency_that_ended_begins_no_phase(peace: Emergency, alice: Actor) -> None:
    with refused("has_ended"):
        begin(peace, alice, TODAY)


def test_the_running_phase_ends_with_the_emergency_and_a_planned_one_never_comes(
    emergency: Emergency, alice: Actor
) -> None:
    begin(emergency, alice, date(2020, 2, 10), "封闭管理")
    begin(emergency, alice, date(2020, 2, 20), "逐步放开")
    end(emergency, alice)
    assert [(phase.name, phase.until_on) for phase in emergency.phases.all()] == [("封闭管理", TODAY)]


def test_a_phase_of_the_last_day_lasts_that_day(emergency: Emergency, alice: Actor) -> None:
    begin(emergency, alice, TODAY)
    end(emergency, alice)
    assert emergency.phases.get().until_on == TODAY + timedelta(days=1)


def test_after_the_end_peace_times_policy_holds(emergency: Emergency, alice: Actor, cast: Cast) -> None:
    written = cast.house.station.policies.get(emergency=None)
    end(emergency, alice)
    at = [NOON - MOMENT, NOON]
    assert [policy_in_force(emergency.station_id, one).emergency for one in at] == [emergency, None]
    assert policy_in_force(emergency.station_id, NOON) == written


def test_where_nobody_wrote_one_the_plain_policy_of_peace_time_holds(emergency: Emergency, alice: Actor) -> None:
    """A gate that cannot decide from one second to the next would be no peace."""
    PolicyVersion.objects.filter(station=emergency.station, emergency=None).delete()
    end(emergency, alice)
    version = policy_in_force(emergency.station_id, NOON)
    assert (version.emergency, version.number, policy_of(version)) == (None, 1, peace_policy())
    assert lines_about(version.id) == ["emergencies.publish_policy"]
