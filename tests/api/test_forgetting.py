"""After an emergency was closed, devices are told what to destroy, and what they bring late is not taken in."""

from __future__ import annotations

import pytest

from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models import Closing
from gatepost.gate.models import Passage
from gatepost.sync.actions import ask_to_forget
from gatepost.sync.models import Device
from tests.api.bodies import passage, ready
from tests.api.caller import Caller
from tests.cast import Cast
from tests.factories import NOON, at_noon

HEADER = "Gatepost-Forget-Before"


def test_a_device_is_told_nothing_before(phone: Caller, cast: Cast) -> None:
    assert HEADER not in phone.post("/gate/checks", ready(cast)).response.headers


def test_every_answer_says_what_is_to_be_forgotten_also_a_refusal(phone: Caller, cast: Cast) -> None:
    assert ask_to_forget(station_id=cast.house.station.id, before=NOON) == 1
    answers = [phone.post("/gate/checks", ready(cast)), phone.post("/gate/checks", {})]
    assert [(one.status, one.response.headers[HEADER]) for one in answers] == [
        (200, "2020-02-14T04:00:00+00:00"),
        (422, "2020-02-14T04:00:00+00:00"),
    ]


def test_the_later_of_two_closings_counts(phone: Caller, cast: Cast) -> None:
    for at in (NOON, at_noon(days=-3)):
        ask_to_forget(station_id=cast.house.station.id, before=at)
    assert Device.objects.get(station_id=cast.house.station.id).forget_before == NOON


@pytest.mark.parametrize(("step", "status"), [("sign", 201), ("count", 409), ("done", 409)])
def test_a_late_passage_of_a_closed_emergency_is_refused(phone: Caller, cast: Cast, step: str, status: int) -> None:
    emergency = cast.house.station.emergencies.get()
    emergency.ended_at = at_noon(minutes=-1)
    emergency.save()
    done = {"closed_at": NOON, "key_destroyed_at": NOON} if step == ClosingStep.DONE else {}
    Closing.objects.create(station=cast.house.station, emergency=emergency, seen="", opened_at=NOON, step=step, **done)
    answer = phone.post("/gate/passages", passage(cast, happened_at=at_noon(hours=-2).isoformat()))
    assert answer.status == status
    assert Passage.objects.filter(station_id=cast.house.station.id).count() == (1 if status == 201 else 0)
