"""Daily jobs have their turn, whenever the machine was on; jobs of a worker that died begin again.

Looked at every ten minutes and at each start: procrastinate makes up for the last ten minutes then.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connection
from procrastinate import App, JobContext
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job as WaitingJob
from procrastinate.jobs import Status

from gatepost.kernel import clock
from gatepost.kernel.jobs.table import is_due, job_table

TURNS = "kernel.turns"
_KEPT_HOURS = 24 * 60
_MOST_ATTEMPTS = 5
"""A job that kills its worker each time is given up."""

log = logging.getLogger(__name__)


def add_turns(app: App) -> None:
    task = app.task(name=TURNS, queueing_lock=TURNS, lock=TURNS, pass_context=True)(_take_turns)
    app.periodic(cron="*/10 * * * *", periodic_id="turns")(task)


async def _take_turns(context: JobContext, timestamp: int) -> None:
    await _begin_again(context.app)
    last = await sync_to_async(last_deferred)()
    for name in due_jobs(last, datetime.now(UTC)):
        try:
            await context.app.configure_task(name).defer_async()
        except AlreadyEnqueued:
            continue
    await context.app.job_manager.delete_old_jobs(
        _KEPT_HOURS, include_failed=True, include_aborted=True, include_cancelled=True
    )


def due_jobs(last: dict[str, datetime], at: datetime) -> list[str]:
    """By the machine's clock: the domain of a demo may be in another year."""
    here = at.astimezone(clock.zone())
    daily = ((name, job.daily_at) for name, job in job_table().items() if job.daily_at)
    return [name for name, when in daily if is_due(when, last=last.get(name), at=here)]


def last_deferred() -> dict[str, datetime]:
    """When each job was last put into the queue."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, max(at) FROM procrastinate_jobs JOIN procrastinate_events ON job_id = procrastinate_jobs.id"
            " WHERE type = 'deferred' GROUP BY task_name"
        )
        return dict(cursor.fetchall())


async def _begin_again(app: App) -> None:
    for job in await app.job_manager.get_stalled_jobs():
        if job.attempts + 1 < _MOST_ATTEMPTS:
            await app.job_manager.retry_job(job)
        else:
            await _give_up(app, job)


async def _give_up(app: App, job: WaitingJob) -> None:
    log.error("job given up name=%s number=%s", job.task_name, job.id)
    assert job.id is not None  # noqa: S101  (it comes from the database)
    manager: Any = app.job_manager
    await manager.finish_job_by_id_async(job_id=job.id, status=Status.FAILED, delete_job=False)
