"""Which version holds at an instant, what may follow it, and that none is ever changed."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from gatepost.emergencies.actions import end_emergency, publish_policy
from gatepost.emergencies.enums import PasserKind
from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.emergencies.policy import Policy, TemperatureRule, outbreak_policy, peace_policy
from gatepost.emergencies.queries import (
    NoPolicy,
    VersionState,
    newest_version,
    policy_by_id,
    policy_in_force,
    policy_of,
    version_states,
)
from gatepost.kernel.access import Actor
from gatepost.kernel.tenancy import seeing
from gatepost.places.models import Station
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, at_noon, make_station
from tests.factories.moments import WHEN_IT_BEGAN
from tests.refused import refused

MOMENT = timedelta(microseconds=1)
STRICTER: Policy = msgspec.structs.replace(outbreak_policy(), temperature=TemperatureRule(threshold_tenths=370))


@pytest.fixture
def station(cast: Cast) -> Station:
    return cast.house.station


def publish(by: Actor, *, policy: Policy = STRICTER, valid_from: datetime = NOON, at: datetime = NOON) -> PolicyVersion:
    """By somebody who knows the newest one."""
    assert by.station_id is not None
    newest = newest_version(by.station_id, at)
    return publish_policy(
        policy=policy, follows=newest.id if newest else None, valid_from=valid_from, note="升级", by=by, at=at
    )


def test_a_version_holds_from_its_instant_and_not_before(station: Station, alice: Actor) -> None:
    begins = at_noon(hours=18)
    version = publish(alice, valid_from=begins)
    at = [begins - MOMENT, begins, begins + MOMENT]
    assert [policy_in_force(station.id, one).number for one in at] == [1, 2, 2]
    assert policy_of(policy_in_force(station.id, begins)) == STRICTER
    assert policy_in_force(station.id, begins) == version


def test_what_was_decided_yesterday_is_explained_by_yesterdays_version(station: Station, alice: Actor) -> None:
    publish(alice)
    assert policy_of(policy_in_force(station.id, NOON - MOMENT)) == outbreak_policy()


def test_a_version_says_who_wrote_it_when_and_why(station: Station, alice: Actor) -> None:
    row = publish(alice, valid_from=at_noon(hours=1))
    assert (row.number, row.valid_from, row.created_at, row.created_by, row.note) == (
        2, at_noon(hours=1), NOON, alice.staff_id, "升级"
    )  # fmt: skip
    assert lines_about(row.id) == ["emergencies.publish_policy"]


def test_a_version_does_not_begin_in_the_past(station: Station, alice: Actor) -> None:
    with refused("in_the_past", "valid_from"):
        publish(alice, valid_from=NOON - MOMENT)
    assert publish(alice, valid_from=NOON).valid_from == NOON


def test_two_versions_do_not_begin_at_one_instant(station: Station, alice: Actor) -> None:
    publish(alice, valid_from=at_noon(hours=1))
    with refused("same_instant", "valid_from"):
        publish(alice, valid_from=at_noon(hours=1))
    assert newest_version(station.id, NOON).number == 2  # type: ignore[union-attr]


def test_a_policy_that_forgot_a_kind_is_not_accepted(station: Station, alice: Actor) -> None:
    entry = {kind: mode for kind, mode in outbreak_policy().entry.items() if kind is not PasserKind.NANNY}
    with refused("kinds_missing"):
        publish(alice, policy=msgspec.structs.replace(outbreak_policy(), entry=entry))


def test_who_does_not_know_the_newest_version_is_told(station: Station, alice: Actor) -> None:
    known = newest_version(station.id, NOON)
    publish(alice)
    assert known is not None
    for follows in (known.id, None):
        with refused("overtaken"):
            publish_policy(
                policy=peace_policy(), follows=follows, valid_from=at_noon(hours=1), note="", by=alice, at=NOON
            )
    assert PolicyVersion.objects.filter(station=station, emergency__isnull=False).count() == 2


def test_a_version_that_waits_counts_as_the_newest(station: Station, alice: Actor) -> None:
    known = newest_version(station.id, NOON)
    publish(alice, valid_from=at_noon(days=3))
    assert known is not None
    with refused("overtaken"):
        publish_policy(policy=STRICTER, follows=known.id, valid_from=NOON, note="", by=alice, at=NOON)


def test_numbers_count_within_an_emergency_and_within_peace_time(
    station: Station, emergency: Emergency, alice: Actor
) -> None:
    publish(alice)
    end_emergency(emergency_id=emergency.id, by=alice, at=at_noon(hours=1))
    later = publish(alice, policy=peace_policy(), valid_from=at_noon(hours=2), at=at_noon(hours=2))
    assert (later.emergency, later.number) == (None, 2)
    assert sorted(
        PolicyVersion.objects.filter(station=station).values_list("emergency_id", "number"), key=str
    ) == sorted([(None, 1), (None, 2), (emergency.id, 1), (emergency.id, 2)], key=str)


def test_peace_time_is_a_policy_too(station: Station, emergency: Emergency, alice: Actor) -> None:
    end_emergency(emergency_id=emergency.id, by=alice, at=NOON)
    assert policy_of(policy_in_force(station.id, NOON)) == peace_policy()
    measured = msgspec.structs.replace(peace_policy(), temperature=TemperatureRule(on_entry=True))
    publish(alice, policy=measured, valid_from=at_noon(hours=1), at=at_noon(hours=1))
    assert policy_of(policy_in_force(station.id, at_noon(hours=1))) == measured


def test_in_an_emergency_a_later_version_of_peace_time_does_not_count(station: Station) -> None:
    PolicyVersion.objects.create(
        station=station, number=2, valid_from=NOON, content=msgspec.to_builtins(peace_policy()), created_at=NOON
    )
    version = policy_in_force(station.id, NOON)
    assert (version.emergency, version.number) == (station.emergencies.get(), 1)


def test_a_station_without_any_policy_decides_nothing(db: None) -> None:
    with pytest.raises(NoPolicy):
        policy_in_force(make_station().id, NOON)


def test_before_the_first_version_there_is_none(station: Station) -> None:
    with pytest.raises(NoPolicy):
        policy_in_force(station.id, WHEN_IT_BEGAN - MOMENT)


def test_a_list_says_of_each_version_whether_it_holds(station: Station, emergency: Emergency, alice: Actor) -> None:
    publish(alice)
    publish(alice, valid_from=at_noon(days=3))
    states = [(row.emergency, row.number, state) for row, state in version_states(station.id, at_noon(days=1))]
    assert states[:2] == [(emergency, 3, VersionState.WAITING), (emergency, 2, VersionState.IN_FORCE)]
    assert [state for *_row, state in states[2:]] == [VersionState.EARLIER, VersionState.EARLIER]


def test_what_would_have_begun_after_the_end_was_never_in_force(
    station: Station, emergency: Emergency, alice: Actor
) -> None:
    publish(alice, valid_from=at_noon(days=3))
    end_emergency(emergency_id=emergency.id, by=alice, at=at_noon(days=1))
    states = {(row.emergency, row.number): state for row, state in version_states(station.id, at_noon(days=9))}
    assert states == {
        (emergency, 2): VersionState.NEVER,
        (emergency, 1): VersionState.EARLIER,
        (None, 1): VersionState.IN_FORCE,
    }


def test_a_version_is_never_edited(station: Station, app_role: None) -> None:
    with seeing([station.id]):
        row = station.policies.get(number=1, emergency=None)
        for change in (lambda: row.save(update_fields=["content"]), row.delete):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                change()


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"number": 1, "valid_from": NOON}, "emergencies_policy_numbered_once"),
        ({"number": 2, "valid_from": WHEN_IT_BEGAN}, "emergencies_policy_one_at_a_time"),
        ({"number": 0, "valid_from": NOON}, "emergencies_policy_from_one"),
    ],
)
def test_numbers_and_instants_are_kept_apart_by_the_table(
    station: Station, fields: dict[str, object], constraint: str
) -> None:
    content = msgspec.to_builtins(peace_policy())
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PolicyVersion.objects.create(station=station, content=content, created_at=NOON, **fields)


def test_a_decoded_version_is_the_published_one(station: Station, alice: Actor) -> None:
    assert policy_by_id(publish(alice).id) == STRICTER
