from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from gatepost.kernel.jobs.table import is_due, last_turn

HERE = ZoneInfo("Asia/Shanghai")
HALF_PAST_TWO = time(2, 30)


def at(day, hour, minute=0):
    return datetime(2020, 2, day, hour, minute, tzinfo=HERE)


@pytest.mark.parametrize(
    ("now", "turn"),
    [(at(10, 2, 29), at(9, 2, 30)), (at(10, 2, 30), at(10, 2, 30)), (at(10, 23), at(10, 2, 30)), (at(1, 1), None)],
)
def test_the_last_turn_is_todays_once_its_minute_came(now, turn):
    assert last_turn(HALF_PAST_TWO, now) == (turn or datetime(2020, 1, 31, 2, 30, tzinfo=HERE))


def test_what_was_never_done_is_due():
    assert is_due(HALF_PAST_TWO, last=None, at=at(10, 12)) is True


def test_what_was_done_since_its_turn_waits_for_the_next():
    assert is_due(HALF_PAST_TWO, last=at(10, 2, 31), at=at(11, 2, 29)) is False
    assert is_due(HALF_PAST_TWO, last=at(10, 2, 31), at=at(11, 2, 30)) is True


def test_a_machine_that_was_off_at_night_makes_up_for_it_in_the_morning():
    assert is_due(HALF_PAST_TWO, last=at(9, 2, 30), at=at(10, 8)) is True
    assert is_due(HALF_PAST_TWO, last=at(10, 8), at=at(10, 8, 10)) is False


def test_one_that_was_late_has_its_next_turn_at_the_usual_time():
    assert is_due(HALF_PAST_TWO, last=at(10, 8), at=at(11, 2, 40)) is True
