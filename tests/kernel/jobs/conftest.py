"""Jobs of the tests, beside those of the table, and a worker that ends when nothing waits any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from gatepost.kernel.jobs import defer
from gatepost.kernel.jobs.queue import add_job
from gatepost.kernel.jobs.table import Job
from gatepost.kernel.jobs.turns import TURNS
from gatepost.kernel.jobs.worker import work


@pytest.fixture
def known() -> Iterator[Callable[..., None]]:
    """Adds jobs under names for the time of the test."""
    before = dict(app.tasks)

    def add(name: str, run: Callable[..., object], **options: object) -> None:
        add_job(app, name, Job(run, **options))

    yield add
    for name in set(app.tasks) - set(before):
        del app.tasks[name]


@pytest.fixture
def transactional_db(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a worker sees is committed. Instead of all tables only the queue is emptied afterwards: nothing else was written."""
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
        connection.close()


def states() -> list[tuple[str, str, int]]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("task_name", "status", "attempts"))


def take_turns() -> None:
    """As every ten minutes: what is due is put into the queue, and then done."""
    defer(TURNS, timestamp=0)
    work(until_empty=True)
    work(until_empty=True)
