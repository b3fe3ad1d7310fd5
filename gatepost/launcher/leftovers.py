"""Programs whose launcher was killed: they would keep the port. Called while the data directory is claimed."""

from __future__ import annotations

import os
import re
import signal
import time
from contextlib import suppress
from pathlib import Path

from gatepost.kernel.cluster.processes import Process, live_processes
from gatepost.kernel.cluster.throwaway import end_throwaway
from gatepost.launcher.children import tag_of

_PATIENCE_SECONDS = 10.0


def leftovers(data_dir: Path) -> list[Process]:
    """Programs of the launcher that carry the tag of this data directory, and no others."""
    ours = re.compile(rf"gatepost\.launcher\.\w+ {tag_of(data_dir)}\b")
    return [process for process in live_processes() if process.pid != os.getpid() and ours.search(process.command)]


def end_leftovers(data_dir: Path) -> None:
    """Returns when they are gone; what does not listen is killed."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        for process in leftovers(data_dir):
            with suppress(ProcessLookupError):
                os.kill(process.pid, number)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while leftovers(data_dir) and time.monotonic() < deadline:
            time.sleep(0.02)
    end_throwaway(data_dir)
