"""The command as somebody types it, in a process of its own, on the database of this test; killed, and given again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import psycopg
import pytest
from django.db import connection

from gatepost.kernel import masters, vault
from gatepost.kernel.cluster import APP, OWNER, Cluster
from gatepost.kernel.keys.master import rotate_master_key
from gatepost.kernel.models import AuditLine
from tests.factories import NOON
from tests.kernel.keys.kept import Kept, forget, keys_of, left_under

_STEP = 0.02
_LONGEST = 60.0


@pytest.fixture
def command(folder: Path, cluster: Cluster) -> Callable[..., subprocess.Popen[str]]:
    database = connection.settings_dict["NAME"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GATEPOST_", "DATABASE_"))}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    own = {
        "GATEPOST_DATA_DIR": str(folder),
        "DATABASE_URL": cluster.url(APP, database),
        "DATABASE_OWNER_URL": cluster.url(OWNER, database),
        "LC_ALL": "C",
    }

    def start(*arguments: str) -> subprocess.Popen[str]:
        words = [sys.executable, "-m", "gatepost", "keys", *arguments]
        return subprocess.Popen(words, env=kept | own, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    return start


def ended(program: subprocess.Popen[str]) -> tuple[int, list[str], str]:
    said, errors = program.communicate(timeout=_LONGEST)
    return program.returncode, said.splitlines(), errors


@contextmanager
def somebody_in_the_middle(cluster: Cluster, statement: str) -> Iterator[None]:
    with psycopg.connect(cluster.url(OWNER, connection.settings_dict["NAME"])) as other:
        other.execute(statement)
        yield
        other.rollback()


def wait_until(is_so: Callable[[], bool], program: subprocess.Popen[str]) -> None:
    pause = Event()
    while not is_so():
        assert program.poll() is None, program.communicate()
        pause.wait(_STEP)


def kill(program: subprocess.Popen[str]) -> int:
    os.kill(program.pid, signal.SIGKILL)
    program.communicate(timeout=_LONGEST)
    return program.returncode


def test_a_killed_change_of_a_stations_key_is_ended_by_the_same_command(
    committed: Kept, command: Callable[..., subprocess.Popen[str]], cluster: Cluster
) -> None:
    before, former, name = committed.read(), vault.station_key(committed.station_id), str(committed.cast.house.station)
    with somebody_in_the_middle(cluster, "SELECT 1"):
        program = command("rotate-station", "--station", name)
        wait_until(lambda: len(keys_of(committed.station_id)) == 2, program)
        assert kill(program) == -signal.SIGKILL
    forget()
    assert (committed.read(), committed.found()) == (before, committed.all_found)
    code, said, errors = ended(command("rotate-station", "--station", name))
    assert (code, errors) == (0, "")
    assert f"The key of “{name}” is changed: 9 rows are sealed anew, and the former key is destroyed." in said
    forget()
    assert (committed.read(), committed.found()) == (before, committed.all_found)
    assert (keys_of(committed.station_id), left_under(former, committed.station_id)) == (
        [("empty", False), ("current", True)], {},
    )  # fmt: skip


def test_a_killed_change_of_the_master_key_is_ended_by_the_next(
    committed: Kept, folder: Path, command: Callable[..., subprocess.Popen[str]], cluster: Cluster
) -> None:
    before, former = committed.read(), (folder / "keys" / "master.key").read_bytes()
    with somebody_in_the_middle(cluster, f"SELECT pg_advisory_xact_lock_shared({masters._LOCK})"):
        program = command("rotate-master")
        wait_until((folder / "keys" / "master.next").exists, program)
        assert kill(program) == -signal.SIGKILL
    forget()
    assert committed.read() == before
    assert rotate_master_key(at=NOON) == 4
    forget()
    assert committed.read() == before
    assert (folder / "keys" / "master.key").read_bytes() != former
    assert AuditLine.objects.filter(action="kernel.rotate_master_key").count() == 2
