"""A throwaway data directory with its own PostgreSQL, filled and served as in production: fsync on, two workers, the app role."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import psycopg

from gatepost.kernel.cluster import Cluster
from gatepost.launcher.children import child

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 2
_UP_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    pid: int


@dataclass(frozen=True, slots=True)
class Ground:
    cluster: Cluster

    def env(self, role: str, settings: str = "gatepost.config.settings") -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GATEPOST_", "DATABASE_"))}
        return kept | {
            "GATEPOST_DATA_DIR": str(self.cluster.data_dir),
            "GATEPOST_DB_ROLE": role,
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": str(ROOT),
        }

    def run(self, module: str, *arguments: object, role: str = "owner") -> str:
        """What a program of ours wrote; it must succeed."""
        command = [sys.executable, "-m", module, *map(str, arguments)]
        done = subprocess.run(command, cwd=ROOT, env=self.env(role), stdout=subprocess.PIPE, check=True, text=True)
        return done.stdout

    def run_json(self, module: str, *arguments: object, role: str = "owner") -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run(module, *arguments, role=role).splitlines()[-1])
        return found

    @contextmanager
    def serving(self, settings: str = "gatepost.config.settings") -> Iterator[Server]:
        port = _free_port()
        where = ["127.0.0.1", str(port), str(WORKERS)]
        log = self.cluster.data_dir / f"{settings}.log"
        env = self.env("app", settings)
        with log.open("wb") as output, self._server(where, env, output) as program:
            _wait_until_up(port, program, log)
            yield Server(port, program.pid)

    def _server(
        self, where: list[str], env: dict[str, str], output: IO[bytes]
    ) -> AbstractContextManager[subprocess.Popen[bytes]]:
        return child("gatepost.launcher.server", where, env, data_dir=self.cluster.data_dir, output=output)

    @property
    def database_pid(self) -> int:
        return int((self.cluster.data_dir / "cluster" / "postmaster.pid").read_text().splitlines()[0])

    def execute(self, statement: str) -> None:
        with psycopg.connect(self.cluster.url(), autocommit=True) as connection:
            connection.execute(statement)

    def settle(self) -> None:
        """What was loaded is on the disk; nothing of it is written while something is measured. Only the superuser may ask for it."""
        with psycopg.connect(self.cluster.url("postgres", "postgres"), autocommit=True) as connection:
            connection.execute("CHECKPOINT")

    def value(self, query: str) -> Any:
        with psycopg.connect(self.cluster.url()) as connection:
            row = connection.execute(query).fetchone()
        return row[0] if row else None


@contextmanager
def throwaway_ground() -> Iterator[Ground]:
    """Migrated and empty; gone afterwards. It stands in GATEPOST_BENCH_DIR, or in the machine's folder for temporary files."""
    folder = Path(tempfile.mkdtemp(prefix="gatepost-bench-", dir=os.environ.get("GATEPOST_BENCH_DIR")))
    folder.chmod(0o711)
    try:
        with Cluster(folder / "data", durable=True) as cluster:
            cluster.ensure_roles()
            cluster.ensure_database("gatepost")
            ground = Ground(cluster)
            ground.run("django", "migrate", "--skip-checks", "--verbosity", "0")
            (cluster.data_dir / "static").mkdir(exist_ok=True)
            yield ground
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_up(port: int, program: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _UP_SECONDS
    while not _answers(port):
        if program.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the server did not come up: {log.read_text()[-2000:]}")
        time.sleep(0.05)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/nothing-here")
        connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
