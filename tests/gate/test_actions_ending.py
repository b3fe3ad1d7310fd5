"""How a pass ends: lost, withdrawn, replaced, expired; and what the gate says from that second on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from gatepost.gate.actions.passes import PassRefused, last_day, replace_pass, report_lost, withdraw_pass
from gatepost.gate.enums import PassState, Reason, Verdict
from gatepost.gate.forms.passes import REFUSALS
from gatepost.gate.models import Pass
from gatepost.kernel.models import AuditLine
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon, code_on, make_pass, make_vehicle
from tests.gate.passers import check

Ending = Callable[..., Pass]
A_SECOND = timedelta(seconds=1)


def end(ending: Ending, row: Pass, cast: Cast, *, at: datetime = NOON) -> Pass:
    return ending(pass_id=row.id, reason="说明", by=actor_of(cast.bob), at=at)


def answer(cast: Cast, row: Pass, *, at: datetime) -> tuple[Verdict, list[Reason]]:
    decision = check(cast, code=code_on(row), at=at).decision
    return decision.verdict, list(decision.reasons)


@pytest.mark.proves("F55")
@pytest.mark.parametrize(
    ("ending", "reason"),
    [
        (report_lost, Reason.PASS_LOST),
        (withdraw_pass, Reason.PASS_WITHDRAWN),
        (replace_pass, Reason.PASS_REPLACED),
    ],
)
def test_ended_pass_is_refused_from_that_second(cast: Cast, ending: Ending, reason: Reason) -> None:
    row = cast.house.resident_pass
    end(ending, row, cast)
    assert answer(cast, row, at=NOON - A_SECOND) == (Verdict.ADMIT, [])
    assert answer(cast, row, at=NOON) == (Verdict.REFUSE, [reason])


@pytest.mark.proves("F55")
def test_pass_expires_with_the_last_second_of_its_last_day(cast: Cast) -> None:
    row = cast.house.resident_pass
    assert answer(cast, row, at=row.valid_until - A_SECOND) == (Verdict.ADMIT, [])
    assert answer(cast, row, at=row.valid_until) == (Verdict.REFUSE, [Reason.PASS_EXPIRED])


def test_pass_is_good_from_its_first_second(cast: Cast) -> None:
    row = make_pass(cast.house.resident, compound=cast.house.compound, valid_from=NOON)
    assert answer(cast, row, at=NOON - A_SECOND) == (Verdict.REFUSE, [Reason.PASS_NOT_YET_VALID])
    assert answer(cast, row, at=NOON) == (Verdict.ADMIT, [])


@pytest.mark.proves("F55")
def test_replaced_card_is_refused_and_the_new_one_admitted(cast: Cast) -> None:
    old = cast.house.resident_pass
    new = end(replace_pass, old, cast)
    assert answer(cast, old, at=NOON) == (Verdict.REFUSE, [Reason.PASS_REPLACED])
    assert answer(cast, new, at=NOON) == (Verdict.ADMIT, [])


@pytest.mark.parametrize("ending", [report_lost, withdraw_pass])
def test_ending_is_stored_with_its_second_and_its_reason(cast: Cast, ending: Ending) -> None:
    row = end(ending, cast.house.resident_pass, cast)
    row.refresh_from_db()
    state = {report_lost: "lost", withdraw_pass: "withdrawn"}[ending]
    assert (row.state, row.state_from, row.state_reason, row.replaced_by_id) == (state, NOON, "说明", None)
    assert AuditLine.objects.get(subject_id=row.id).detail == {"reason": "说明"}


def test_new_card_has_another_number_and_the_rest_of_the_old_period(cast: Cast) -> None:
    old = cast.house.resident_pass
    new = end(replace_pass, old, cast)
    old.refresh_from_db()
    assert (old.state, old.state_from, old.replaced_by_id) == ("replaced", NOON, new.id)
    assert (new.kind, new.person_id, new.compound_id) == (old.kind, old.person_id, old.compound_id)
    assert (new.valid_from, last_day(new)) == (at_noon(hours=-12), last_day(old))
    assert new.serial != old.serial


def test_card_that_is_replaced_before_it_begins_begins_as_the_old_one_would(cast: Cast) -> None:
    old = make_pass(cast.house.resident, compound=cast.house.compound, valid_from=at_noon(days=3, hours=-12))
    assert end(replace_pass, old, cast).valid_from == old.valid_from


def test_lost_card_that_is_replaced_stays_worthless_from_when_it_was_lost(cast: Cast) -> None:
    row = cast.house.resident_pass
    end(report_lost, row, cast, at=at_noon(hours=-2))
    end(replace_pass, row, cast)
    assert answer(cast, row, at=at_noon(hours=-1)) == (Verdict.REFUSE, [Reason.PASS_REPLACED])
    assert answer(cast, row, at=at_noon(hours=-3)) == (Verdict.ADMIT, [])


def test_pass_of_a_vehicle_is_replaced_too(cast: Cast) -> None:
    old = make_pass(make_vehicle(cast.house.station))
    new = end(replace_pass, old, cast)
    assert (new.kind, new.vehicle_id, new.person_id) == ("vehicle", old.vehicle_id, None)


ENDED: dict[str, Any] = {"lost": PassState.LOST, "replaced": PassState.REPLACED, "withdrawn": PassState.WITHDRAWN}


@pytest.mark.parametrize(
    ("ending", "state"),
    [(ending, state) for ending in (report_lost, withdraw_pass) for state in ENDED]
    + [(replace_pass, "replaced"), (replace_pass, "withdrawn")],
)
def test_what_has_ended_does_not_end_again(cast: Cast, ending: Ending, state: str) -> None:
    row = make_pass(cast.house.resident, compound=cast.house.compound, state=ENDED[state])
    with pytest.raises(PassRefused) as refused:
        end(ending, row, cast)
    row.refresh_from_db()
    assert (refused.value.reason, row.state, row.state_from) == ("no_longer_active", state, at_noon(days=-1))
    assert REFUSALS["no_longer_active"]


def test_expired_pass_is_not_replaced(cast: Cast) -> None:
    row = cast.house.resident_pass
    with pytest.raises(PassRefused, match="no_longer_active"):
        end(replace_pass, row, cast, at=row.valid_until)
    assert end(replace_pass, row, cast, at=row.valid_until - A_SECOND).state == PassState.ACTIVE
