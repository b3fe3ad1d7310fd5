"""Which running processes belong to a cluster. A number in a file proves nothing: it may be somebody else's by now."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FOLDER_ARGUMENT = re.compile(r" -D (.+?)(?= -[a-z] |$)")


@dataclass(frozen=True, slots=True)
class Process:
    pid: int
    command: str

    @property
    def is_postgres(self) -> bool:
        """True for the server itself (a path to `postgres`) and for its helpers (`postgres: tag: checkpointer`)."""
        first = self.command.split(" ", 1)[0]
        return first == "postgres:" or first.endswith("/postgres")

    @property
    def served_folder(self) -> Path | None:
        """The folder that a server was started on; None for helpers."""
        found = _FOLDER_ARGUMENT.search(self.command) if self.is_postgres else None
        return Path(found[1]) if found else None


def _of_proc(pid: int) -> Process | None:
    """None for a zombie: it holds nothing any more."""
    folder = Path("/proc") / str(pid)
    try:
        state = folder.joinpath("stat").read_text(errors="replace").rpartition(")")[2].split()[0]
        command = folder.joinpath("cmdline").read_bytes()
    except (OSError, IndexError):
        return None
    return None if state in "ZX" else Process(pid, os.fsdecode(command).replace("\0", " ").strip())


def _of_ps() -> Iterator[Process]:
    listing = subprocess.run(["/bin/ps", "-axo", "pid=,stat=,command="], capture_output=True, text=True, check=True)
    for line in listing.stdout.splitlines():
        pid, state, command = line.split(maxsplit=2)
        if not state.startswith("Z"):
            yield Process(int(pid), command)


def live_processes() -> Iterator[Process]:
    if sys.platform != "linux":
        yield from _of_ps()
        return
    for entry in Path("/proc").iterdir():
        process = _of_proc(int(entry.name)) if entry.name.isdigit() else None
        if process is not None:
            yield process


def live_process(pid: int) -> Process | None:
    if sys.platform == "linux":
        return _of_proc(pid)
    return next((process for process in _of_ps() if process.pid == pid), None)


def processes_of(tag: str) -> list[Process]:
    """Server and helpers: each carries the cluster's tag in its command line."""
    return [process for process in live_processes() if process.is_postgres and tag in process.command]


def server_of(tag: str) -> Process | None:
    return next((process for process in processes_of(tag) if process.served_folder), None)
