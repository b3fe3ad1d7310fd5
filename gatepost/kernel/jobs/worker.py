"""The process that does the jobs. The launcher starts it again whenever it ends."""

from __future__ import annotations

from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

_AT_ONCE = 2
_STOP_SECONDS = 10.0
"""Shorter than the launcher's patience: a job that does not end by then begins again at the next start."""
_GONE_SECONDS = 5.0
"""How long a database may not answer until the worker ends and is started anew."""


def work(*, until_empty: bool = False) -> None:
    """Until it is asked to stop, or PostgreSQL is gone."""
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=_AT_ONCE + 2, timeout=_GONE_SECONDS)
    with app.replace_connector(connector) as working:
        working.run_worker(
            concurrency=_AT_ONCE,
            wait=not until_empty,
            listen_notify=not until_empty,
            install_signal_handlers=not until_empty,
            shutdown_graceful_timeout=_STOP_SECONDS,
        )
