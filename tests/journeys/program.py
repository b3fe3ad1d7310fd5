"""`gatepost serve` as an operator starts it, on a database of its own; the test beside it writes into the same tables."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from gatepost.kernel import clock
from gatepost.kernel.cluster import APP, OWNER, Cluster
from tests.ground.databases import make_database, name_of


@dataclass(frozen=True, slots=True)
class Program:
    port: int
    database: str
    said: str = ""
    """In the terminal, until it was ready."""

    @property
    def address(self) -> str:
        if told := re.search(r"https://\S+", self.said):
            return told[0]
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def own_database(cluster: Cluster, word: str = "post") -> Iterator[str]:
    """All tables and no rows at first; what is written there stays written until the end. Needs the usual test database."""
    name = name_of(word)
    make_database(cluster, name)
    try:
        yield name
    finally:
        cluster.drop_database(name)


@contextmanager
def writing_to(database: str) -> Iterator[None]:
    """Models read and write there while the block runs."""
    usual = connection.settings_dict["NAME"]
    _turn_to(database)
    try:
        yield
    finally:
        _turn_to(usual)


def _turn_to(database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database
    clock.forget()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _environment(cluster: Cluster, database: str, data_dir: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GATEPOST_", "DATABASE_"))}
    return {
        **kept,
        "DATABASE_URL": cluster.url(APP, database),
        "DATABASE_OWNER_URL": cluster.url(OWNER, database),
        "DJANGO_SETTINGS_MODULE": "gatepost.config.settings",
        "GATEPOST_DATA_DIR": str(data_dir),
        "GATEPOST_STOP_WITH_PARENT": str(os.getpid()),
        "GATEPOST_WORKERS": "1",
        "LC_ALL": "C",
        "PYTHONUNBUFFERED": "1",
    }


def prepare(cluster: Cluster, database: str, data_dir: Path) -> None:
    """Months ahead and static files. The keys are those of this process: what it seals the program opens, whom it signs in it knows."""
    shutil.copytree(settings.DATA_DIR / "keys", data_dir / "keys")
    env = {**_environment(cluster, database, data_dir), "GATEPOST_DB_ROLE": "owner"}
    subprocess.run([sys.executable, "-m", "gatepost.launcher.preparing"], env=env, check=True, capture_output=True)


@contextmanager
def serving(cluster: Cluster, database: str, data_dir: Path, *more: str) -> Iterator[Program]:
    port = _free_port()
    env = {**_environment(cluster, database, data_dir), "GATEPOST_PORT": str(port)}
    command = [sys.executable, "-m", "gatepost", "serve", *more]
    program = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        said = list(_until_ready(program))
        assert program.poll() is None, "".join(said)
        yield Program(port, database, "".join(said))
    finally:
        program.terminate()
        rest = program.communicate()[0]
    faults = [line for line in rest.splitlines() if "level=error" in line or "Traceback" in line]
    assert faults == []


def _until_ready(program: subprocess.Popen[str]) -> Iterator[str]:
    assert program.stdout
    for line in program.stdout:
        yield line
        if "Ctrl-C" in line:
            return
