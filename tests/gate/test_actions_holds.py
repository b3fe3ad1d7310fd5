"""Somebody is to stay at home: from an instant, until an instant, for a reason that the gate does not tell."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction

from gatepost.emergencies.policy import outbreak_policy
from gatepost.gate.actions.holds import lift_hold, place_hold
from gatepost.gate.enums import Reason, Verdict
from gatepost.gate.models import GateHold
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, make_policy
from tests.gate.passers import check

UNTIL = at_noon(days=14)
A_SECOND = timedelta(seconds=1)
OUT = {"direction": "out"}


def hold(cast: Cast, **other: Any) -> GateHold:
    facts: dict[str, Any] = {"person_id": cast.house.resident.id, "from_at": NOON, "until_at": UNTIL, "at": NOON}
    return place_hold(**facts | {"reason": "居家观察"} | other, by=actor_of(cast.alice))


def answer(cast: Cast, at: datetime, **other: Any) -> tuple[Verdict, list[Reason]]:
    decision = check(cast, at=at, **other).decision
    return decision.verdict, list(decision.reasons)


HELD = (Verdict.REFER_TO_LEAD, [Reason.UNDER_OBSERVATION])
FREE = (Verdict.ADMIT, [])


@pytest.mark.parametrize(
    ("at", "answered"),
    [(NOON - A_SECOND, FREE), (NOON, HELD), (UNTIL - A_SECOND, HELD), (UNTIL, FREE)],
)
def test_stay_at_home_holds_from_its_first_instant_to_just_before_its_last(
    cast: Cast, at: datetime, answered: tuple[Verdict, list[Reason]]
) -> None:
    hold(cast)
    assert answer(cast, at, **OUT) == answered


def test_who_stays_at_home_may_come_home(cast: Cast) -> None:
    hold(cast)
    assert answer(cast, NOON) == (Verdict.ADMIT_WITH_NOTE, [Reason.UNDER_OBSERVATION])


def test_policy_may_let_the_observed_out(cast: Cast) -> None:
    policy = msgspec.structs.replace(outbreak_policy(), observed_may_leave=True)
    make_policy(cast.house.station, policy, emergency=cast.house.station.emergencies.get(), valid_from=NOON)
    hold(cast)
    assert answer(cast, NOON - A_SECOND, **OUT) == FREE
    assert answer(cast, NOON, **OUT) == FREE


def test_stay_is_stored_as_asked_for(cast: Cast) -> None:
    row = GateHold.objects.get(pk=hold(cast).pk)
    assert (row.station_id, row.person_id) == (cast.house.station.id, cast.house.resident.id)
    assert (row.from_at, row.until_at, row.reason) == (NOON, UNTIL, "居家观察")
    assert (row.placed_by, row.lifted_at, row.lifted_by) == (cast.alice.id, None, None)


def test_next_stay_takes_the_place_of_the_open_one(cast: Cast) -> None:
    old = hold(cast)
    new = hold(cast, until_at=at_noon(days=7), at=at_noon(hours=1))
    old.refresh_from_db()
    assert (old.lifted_at, old.lifted_by, new.lifted_at) == (at_noon(hours=1), cast.alice.id, None)
    assert answer(cast, at_noon(days=7), **OUT) == FREE


def test_lifted_stay_holds_nobody(cast: Cast) -> None:
    row = hold(cast)
    lead, person_id = actor_of(cast.alice), cast.house.resident.id
    assert lift_hold(person_id=person_id, by=lead, at=at_noon(hours=1)) is True
    assert lift_hold(person_id=person_id, by=lead, at=at_noon(hours=2)) is False
    row.refresh_from_db()
    assert (row.lifted_at, row.lifted_by) == (at_noon(hours=1), cast.alice.id)
    assert answer(cast, at_noon(hours=3), **OUT) == FREE


def test_nobody_of_another_station_is_held(cast: Cast) -> None:
    with pytest.raises(ObjectDoesNotExist):
        hold(cast, person_id=cast.charlies.resident.id)
    assert GateHold.objects.count() == 0


def test_stay_that_ends_before_it_begins_is_no_row(cast: Cast) -> None:
    with pytest.raises(IntegrityError, match="gate_hold_forward"), transaction.atomic():
        hold(cast, until_at=NOON)
