"""Putting work into the queue, in the transaction of whoever asks for it: no work for a change that was rolled back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from procrastinate import App, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.manager import JobManager
from procrastinate.tasks import configure_task

from gatepost.kernel.jobs.scope import in_scope
from gatepost.kernel.jobs.table import Job, job_table
from gatepost.kernel.jobs.turns import add_turns

_PAUSE_SECONDS = 30
"""Before the second attempt; each further pause is longer by as much again."""
_manager = JobManager(DjangoConnector())
"""Also within the worker, whose app has a connector of its own that knows nothing of our transaction."""


class AlreadyWaiting(Exception):
    """The same work is in the queue and has not begun."""


def add_jobs(app: App) -> None:
    """Makes the table known to procrastinate; Django calls it once all models are there."""
    for name, job in job_table().items():
        add_job(app, name, job)
    add_turns(app)


def add_job(app: App, name: str, job: Job) -> None:
    again = RetryStrategy(max_attempts=job.attempts - 1, wait=_PAUSE_SECONDS, linear_wait=_PAUSE_SECONDS)
    # What comes back every day is never done twice at the same time.
    lock = name if job.daily_at else None
    app.task(name=name, retry=again if job.attempts > 1 else False, lock=lock, queueing_lock=lock)(in_scope(job.run))


def defer(name: str, *, once: str | None = None, **arguments: Any) -> int:
    """The number of the job, which begins after the caller's transaction was committed. With `once` it waits only once under that
    word. Raises AlreadyWaiting."""
    task = app.tasks[name]
    job = configure_task(
        name=name, job_manager=_manager, lock=task.lock, queueing_lock=once or task.queueing_lock, queue=task.queue
    )
    try:
        with transaction.atomic():
            return job.defer(**arguments)
    except AlreadyEnqueued as error:
        raise AlreadyWaiting(name) from error
