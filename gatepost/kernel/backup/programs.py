"""PostgreSQL's own programs: those that came with the embedded server, else those of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from psycopg.conninfo import make_conninfo

from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.cluster.binaries import wheel_engine
from gatepost.kernel.cluster.errors import NoBinaries

Address = Mapping[str, Any]
"""Words of libpq: host, port, dbname, user, password and the like."""
_KEPT = ("HOME", "PGSSLROOTCERT", "PGSSLCERT", "PGSSLKEY")


def program(name: str) -> str:
    try:
        return str(wheel_engine().binary(name))
    except NoBinaries:
        found = shutil.which(name)
    if found is None:
        raise BackupRefused(BackupProblem.NO_PROGRAM, name)
    return found


def where(address: Address) -> str:
    """Without the password, which nobody shall read in the list of programs that run."""
    return make_conninfo(**{name: value for name, value in address.items() if name != "password" and value})


def environment(address: Address) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    password = str(address.get("password") or "")
    return {**kept, "PATH": os.defpath, "LC_ALL": "C", "PGTZ": "UTC"} | ({"PGPASSWORD": password} if password else {})


@dataclass(frozen=True, slots=True)
class Running:
    process: subprocess.Popen[bytes]
    errors: IO[bytes]

    def last_words(self) -> str:
        self.errors.seek(0)
        lines = [line for line in self.errors.read().decode(errors="replace").splitlines() if line.strip()]
        told = [line for line in lines if "error:" in line or "ERROR:" in line]
        return (told or lines or ["it gave no reason"])[0].strip()


@contextmanager
def running(name: str, arguments: list[str], address: Address, **pipes: Any) -> Iterator[Running]:
    """Never outlives the block: who leaves it by an exception kills it, so that it cannot take half for the whole."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [program(name), *arguments], env=environment(address), cwd="/", stderr=errors, **pipes
        )
        try:
            yield Running(process, errors)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None and not pipe.closed:
                    _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return
