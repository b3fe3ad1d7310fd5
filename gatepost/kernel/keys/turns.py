"""One change of keys at a time, and none while a backup is being made of them."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gatepost.kernel.keys.problems import KeyProblem, KeyRefused


@contextmanager
def only_one(data_dir: Path) -> Iterator[None]:
    """Raises KeyRefused: BUSY. The kernel gives the lock back when the process dies, however it dies."""
    with (data_dir / "keys.lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise KeyRefused(KeyProblem.BUSY) from error
        yield
