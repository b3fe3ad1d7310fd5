"""Programs that the launcher starts and ends. Each has a session of its own: Ctrl-C reaches the launcher, and it alone decides."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO

_PATIENCE_SECONDS = 15


def tag_of(data_dir: Path) -> str:
    """Stands in the command line of every program of this data directory, so that a killed launcher's are found again.

    Not in the environment: programs that rename themselves overwrite it.
    """
    return f"of-{sha256(os.fsencode(data_dir)).hexdigest()[:12]}"


@contextmanager
def child(
    module: str, arguments: list[str], env: Mapping[str, str], *, data_dir: Path, output: IO[bytes] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs `python -m MODULE TAG arguments...`; when the block ends, the program and all its own children end."""
    program = start(module, arguments, env, data_dir=data_dir, output=output)
    try:
        yield program
    finally:
        end(program)


def start(
    module: str, arguments: list[str], env: Mapping[str, str], *, data_dir: Path, output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """For whoever ends it by `end`."""
    return subprocess.Popen(
        [sys.executable, "-m", module, tag_of(data_dir), *arguments],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


def end(program: subprocess.Popen[bytes]) -> None:
    """Asks first; what does not listen is killed, workers of a dead parent included."""
    if program.poll() is None:
        program.terminate()
        with suppress(subprocess.TimeoutExpired):
            program.wait(_PATIENCE_SECONDS)
    with suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()
