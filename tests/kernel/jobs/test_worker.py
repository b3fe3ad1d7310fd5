from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from gatepost.kernel.jobs import defer
from gatepost.kernel.jobs.turns import due_jobs, last_deferred
from gatepost.kernel.jobs.worker import work
from tests.kernel.jobs.conftest import states, take_turns

pytestmark = pytest.mark.usefixtures("transactional_db")


def one(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone() if cursor.description else None


def account():
    return one("SELECT current_user, session_user")


def test_a_job_is_done_with_what_it_was_given(known):
    seen = []
    known("tests.note", lambda *, count: seen.append(count))
    defer("tests.note", count=3)
    work(until_empty=True)
    assert seen == [3]
    assert [row for row in states() if row[0] == "tests.note"] == [("tests.note", "succeeded", 1)]


def test_a_job_of_one_station_acts_as_the_account_that_serves(known):
    seen = []
    known("tests.of_all", lambda: seen.append(account()))
    known("tests.of_one", lambda station_id: seen.append(account()))
    defer("tests.of_one", station_id="018f0000-0000-7000-8000-000000000001")
    defer("tests.of_all")
    work(until_empty=True)
    assert sorted(seen) == [("gatepost_app", "gatepost_owner"), ("gatepost_owner", "gatepost_owner")]


def fails():
    raise RuntimeError("no such folder")


def test_a_job_that_fails_is_tried_again_later(known, caplog):
    known("tests.fails", fails, attempts=2)
    defer("tests.fails")
    work(until_empty=True)
    later = one(
        "SELECT scheduled_at > now() + interval '20 seconds' FROM procrastinate_jobs WHERE task_name = 'tests.fails'"
    )
    assert (states()[0], later) == (("tests.fails", "todo", 1), (True,))


def test_a_job_that_fails_for_the_last_time_is_an_error_in_the_log(known, caplog):
    known("tests.fails", fails, attempts=1)
    defer("tests.fails")
    work(until_empty=True)
    assert states()[0] == ("tests.fails", "failed", 1)
    assert [record.levelname for record in caplog.records if "no such folder" in (record.exc_text or "")] == ["ERROR"]


def leave_half_done(name, *, attempts=0):
    """As a worker leaves it whose machine lost its power an hour ago."""
    number = defer(name)
    one("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')")
    one(
        "UPDATE procrastinate_jobs SET status = 'doing', attempts = %s,"
        " worker_id = (SELECT max(id) FROM procrastinate_workers) WHERE id = %s",
        attempts,
        number,
    )


def test_the_job_of_a_worker_that_died_begins_again(known):
    seen = []
    known("tests.note", lambda: seen.append("done"))
    leave_half_done("tests.note")
    take_turns()
    assert seen == ["done"]
    assert states()[0] == ("tests.note", "succeeded", 2)


def test_a_job_that_kills_every_worker_is_given_up(known):
    seen = []
    known("tests.note", lambda: seen.append("done"))
    leave_half_done("tests.note", attempts=4)
    take_turns()
    assert (seen, states()[0][:2]) == ([], ("tests.note", "failed"))


@pytest.fixture
def daily(known, monkeypatch):
    """A table with one job, whose minute of the day has just come."""
    from gatepost.kernel import clock
    from gatepost.kernel.jobs import turns
    from gatepost.kernel.jobs.table import Job

    seen = []
    minute = (datetime.now(UTC) - timedelta(minutes=1)).astimezone(clock.zone()).time()
    job = Job(lambda: seen.append("done"), daily_at=minute)
    known("tests.daily", job.run, daily_at=minute)
    monkeypatch.setattr(turns, "job_table", lambda: {"tests.daily": job, "tests.asked_for": Job(lambda: None)})
    return seen


def test_a_daily_job_has_its_turn_once(daily):
    take_turns()
    take_turns()
    assert daily == ["done"]
    assert due_jobs(last_deferred(), datetime.now(UTC)) == []
    assert due_jobs(last_deferred(), datetime.now(UTC) + timedelta(days=1)) == ["tests.daily"]


def test_a_job_without_a_time_of_day_is_never_due(daily):
    assert due_jobs({}, datetime.now(UTC)) == ["tests.daily"]
