"""An audit line is written with what it tells of, or neither is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NoReturn

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from gatepost.emergencies.actions import begin_phase, end_emergency, publish_policy
from gatepost.emergencies.models import Phase, PolicyVersion
from gatepost.emergencies.policy import peace_policy
from gatepost.emergencies.queries import newest_version
from gatepost.gate.actions.passes import report_lost
from gatepost.gate.models import Pass
from gatepost.kernel import audit
from gatepost.kernel.access import NOBODY, Actor, Grant, Role
from gatepost.kernel.audit import AuditError
from gatepost.kernel.ids import new_id
from gatepost.kernel.models import AuditLine
from gatepost.sync.actions import enroll_device, withdraw_device
from gatepost.sync.enums import DeviceKind
from gatepost.sync.models import Device
from tests.cast import Cast
from tests.factories import NOON, actor_of, make_device, sign_in


def test_a_line_says_who_did_what_to_which_thing_when(cast: Cast) -> None:
    alice, subject = actor_of(cast.alice), new_id()
    audit.record(by=alice, at=NOON, action="gate.issue_pass", subject_kind="pass", subject_id=subject, count=3)
    row = AuditLine.objects.get(subject_id=subject)
    assert (row.station_id, row.staff_id, row.device_id) == (cast.house.station.id, cast.alice.id, None)
    assert (row.at, row.action, row.subject_kind, row.detail) == (NOON, "gate.issue_pass", "pass", {"count": 3})


def test_a_line_of_a_device_names_the_device(db: None) -> None:
    device = Actor(device_id=new_id(), station_id=new_id())
    audit.record(by=device, at=NOON, action="gate.record_passage", subject_kind="passage", subject_id=None)
    row = AuditLine.objects.get(station_id=device.station_id)
    assert (row.staff_id, row.device_id, row.detail) == (None, device.device_id, {})


def test_a_line_may_tell_of_another_station_of_the_actor(db: None) -> None:
    here, there = new_id(), new_id()
    grants = (Grant(Role.ADMINISTRATOR, here), Grant(Role.ADMINISTRATOR, there))
    actor = Actor(staff_id=new_id(), station_id=here, grants=grants)
    audit.record(by=actor, at=NOON, action="people.hire", subject_kind="person", subject_id=None, station_id=there)
    assert [row.station_id for row in AuditLine.objects.filter(staff_id=actor.staff_id)] == [there]


def test_a_line_without_a_station_is_refused(db: None) -> None:
    with pytest.raises(AuditError, match=r"gate\.issue_pass has no station"):
        audit.record(by=NOBODY, at=NOON, action="gate.issue_pass", subject_kind="pass", subject_id=None)


class DiskFull(OperationalError):
    """What PostgreSQL may say to any line."""


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_fields: object) -> NoReturn:
        raise DiskFull

    monkeypatch.setattr(AuditLine.objects, "create", fail)


Doing = Callable[[Cast, Actor], object]


def _publish(cast: Cast, by: Actor) -> object:
    follows = newest_version(cast.house.station.id, NOON)
    assert follows is not None
    return publish_policy(policy=peace_policy(), follows=follows.id, valid_from=NOON, note="", by=by, at=NOON)


def _begin_phase(cast: Cast, by: Actor) -> object:
    emergency = cast.house.station.emergencies.get()
    return begin_phase(emergency_id=emergency.id, name="封闭管理", from_on=date(2020, 2, 14), by=by, at=NOON)


def _end(cast: Cast, by: Actor) -> object:
    return end_emergency(emergency_id=cast.house.station.emergencies.get().id, by=by, at=NOON)


def _lose(cast: Cast, by: Actor) -> object:
    return report_lost(pass_id=cast.house.resident_pass.id, reason="遗失", by=by, at=NOON)


def _enroll(cast: Cast, by: Actor) -> object:
    return enroll_device(kind=DeviceKind.GATE_PHONE, name="东门手机", post_id=None, by=by, at=NOON)


def _withdraw(cast: Cast, by: Actor) -> object:
    return withdraw_device(device_id=Device.objects.get().id, by=by, at=NOON)


def everything(cast: Cast) -> list[object]:
    station = cast.house.station
    return [
        list(PolicyVersion.objects.filter(station=station).values()),
        list(Phase.objects.filter(station=station).values()),
        list(station.emergencies.values()),
        list(Pass.objects.filter(station=station).values()),
        list(Device.objects.values()),
        AuditLine.objects.count(),
    ]


@pytest.mark.parametrize("do", [_publish, _begin_phase, _end, _lose, _enroll, _withdraw])
def test_a_line_that_fails_takes_the_change_back(cast: Cast, failing: None, do: Doing) -> None:
    make_device(cast.house.station)
    before = everything(cast)
    with pytest.raises(DiskFull):
        do(cast, actor_of(cast.alice))
    assert everything(cast) == before


@pytest.mark.parametrize("do", [_publish, _begin_phase, _end, _lose, _enroll, _withdraw])
def test_a_line_that_is_written_stands_beside_the_change(cast: Cast, do: Doing) -> None:
    """So that the test above does not pass because nothing is ever changed."""
    make_device(cast.house.station)
    before = everything(cast)
    do(cast, actor_of(cast.alice))
    after = everything(cast)
    assert after[:-1] != before[:-1]
    assert after[-1] == AuditLine.objects.count() > before[-1]


def test_a_page_whose_line_fails_changes_nothing_and_says_that_it_did_not_work(
    cast: Cast, client: Client, failing: None
) -> None:
    device, _token = make_device(cast.house.station)
    sign_in(client, cast.alice)
    client.raise_request_exception = False
    answer = client.post(reverse("desk:withdraw_device", args=[device.id]))
    assert answer.status_code == 500
    device.refresh_from_db()
    assert device.withdrawn_at is None
