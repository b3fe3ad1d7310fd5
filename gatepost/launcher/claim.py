"""One program per data directory. The kernel gives the lock back when the program dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gatepost.launcher.words import Refusal


@contextmanager
def claimed(data_dir: Path, address: str) -> Iterator[None]:
    """Holds the data directory. Raises Refusal when another program holds it, and says under which address."""
    data_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(data_dir / "launcher.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _lock(descriptor, data_dir)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, address.encode(), 0)
        yield
    finally:
        os.close(descriptor)


def is_claimed(data_dir: Path) -> bool:
    """Whether a program holds the data directory now."""
    try:
        descriptor = os.open(data_dir / "launcher.lock", os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _lock(descriptor: int, data_dir: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        address = os.pread(descriptor, 200, 0).decode(errors="replace")
        raise Refusal(
            f"小门岗已在运行：{address}（数据目录 {data_dir}）。",
            f"Gatepost is already running at {address} (data directory {data_dir}).",
        ) from error
