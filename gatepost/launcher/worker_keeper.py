"""Keeps the process of the jobs alive: it also ends when PostgreSQL was away for a moment, and then with exit code 0."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from gatepost.config.database import uses_own_server
from gatepost.kernel.cluster.throwaway import end_throwaway
from gatepost.launcher.children import end, start
from gatepost.launcher.words import say

WORKER = "gatepost.launcher.worker"
PAUSE_SECONDS = 5.0
"""Between two starts: a worker that cannot start must not keep the machine busy."""


class WorkerKeeper:
    def __init__(self, data_dir: Path, env: Mapping[str, str], output: IO[bytes] | None) -> None:
        self._data_dir, self._env, self._output = data_dir, env, output
        self._worker: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    @property
    def pid(self) -> int | None:
        return self._worker.pid if self._worker else None

    def start(self) -> None:
        self._started = time.monotonic()
        self._worker = start(WORKER, [], self._env, data_dir=self._data_dir, output=self._output)

    def look(self) -> None:
        """Starts it again if it has ended."""
        if self._worker is None or self._worker.poll() is None:
            return
        if time.monotonic() - self._started >= PAUSE_SECONDS:
            end(self._worker)
            self.start()

    def end(self) -> None:
        """With the server that it may have started to prove a backup."""
        if self._worker is not None:
            end(self._worker)
            end_throwaway(self._data_dir)


@contextmanager
def kept_worker(data_dir: Path, env: Mapping[str, str], output: IO[bytes] | None) -> Iterator[WorkerKeeper]:
    """None runs where the account that owns the tables is not known: jobs belong to all stations."""
    keeper = WorkerKeeper(data_dir, env, output)
    if uses_own_server(env) and not env.get("DATABASE_OWNER_URL"):
        say(
            "  没有设置 DATABASE_OWNER_URL：备份等定时任务不会运行。",
            "  DATABASE_OWNER_URL is not set: no jobs run, and no backups are made.",
        )
    else:
        keeper.start()
    try:
        yield keeper
    finally:
        keeper.end()
