"""Until when a visitor may stay, to the second."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from gatepost.emergencies.policy import VisitorRule
from gatepost.gate.enums import VisitState
from gatepost.gate.visiting import due_out, next_time, visit_state
from tests.factories import NOON, at_noon

BEIJING = ZoneInfo("Asia/Shanghai")


@pytest.mark.proves("F63")
@pytest.mark.parametrize("minutes", [15, 240])
def test_visitor_is_due_out_when_the_policys_stay_is_over(minutes: int) -> None:
    assert due_out(NOON, VisitorRule(longest_stay_minutes=minutes)) == NOON + timedelta(minutes=minutes)


@pytest.mark.proves("F63")
@pytest.mark.parametrize(
    ("seconds", "left", "state"),
    [
        (-1, None, VisitState.INSIDE),
        (0, None, VisitState.OVERDUE),
        (1, None, VisitState.OVERDUE),
        (-1, -1, VisitState.LEFT),
        (1, 1, VisitState.LEFT),
        (0, 1, VisitState.OVERDUE),
        (-2, 1, VisitState.INSIDE),
    ],
)
def test_visit_is_overdue_from_its_due_second_until_the_visitor_has_left(
    seconds: int, left: int | None, state: VisitState
) -> None:
    left_at = None if left is None else at_noon(seconds=left)
    assert visit_state(due_out_at=NOON, left_at=left_at, at=at_noon(seconds=seconds)) is state


@pytest.mark.parametrize(
    ("shown", "day"),
    [(time(23, 1), 14), (time(23, 0), 15), (time(1, 0), 15), (time(22, 59), 15)],
)
def test_time_that_is_past_today_means_tomorrow(shown: time, day: int) -> None:
    there = datetime(2020, 2, 14, 15, 0, 0, tzinfo=UTC).astimezone(BEIJING)
    assert next_time(shown, there) == datetime(2020, 2, day, shown.hour, shown.minute, tzinfo=BEIJING)
