"""Power cuts, killed programs, numbers of processes that mean somebody else by now."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import psycopg
import pytest

from gatepost.kernel.cluster import Cluster, StartFailed
from tests.kernel.cluster.conftest import processes, server_pid


def _answers(cluster):
    with psycopg.connect(cluster.url("postgres", "postgres")) as connection:
        return connection.execute("SELECT 1").fetchone() == (1,)


def _leave_note_of(cluster, pid):
    """As after a power cut: the note of a server that is gone, whose number somebody else has now."""
    folder = cluster.data_dir / "cluster"
    note = folder / "postmaster.pid"
    note.write_text(f"{pid}\n{folder}\n1600000000\n5432\n{cluster.socket_dir}\n\n 123 456\nready   \n")
    lock = cluster.socket_dir / ".s.PGSQL.5432.lock"
    lock.write_text(f"{pid}\n{folder}\n1600000000\n5432\n{cluster.socket_dir}\n")
    for file in (note, lock):
        os.chown(file, folder.stat().st_uid, folder.stat().st_gid)


def test_after_a_killed_program_the_next_start_joins_its_server(cluster, other_program):
    program = other_program()
    before = server_pid(cluster)
    program.kill()
    program.wait()
    cluster.start()
    assert server_pid(cluster) == before
    cluster.stop()
    assert processes(cluster) == []


def test_after_a_killed_server_the_next_start_loses_nothing(data_dir):
    cluster = Cluster(data_dir, durable=True)
    cluster.start()
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    before = server_pid(cluster)
    os.kill(before, signal.SIGKILL)
    cluster.start()
    assert server_pid(cluster) != before
    with psycopg.connect(cluster.url("postgres", "postgres")) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    cluster.stop()


def test_another_process_with_the_noted_number_is_not_touched(cluster):
    with cluster:
        pass
    stranger = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    _leave_note_of(cluster, stranger.pid)
    with cluster:
        assert _answers(cluster)
    assert stranger.poll() is None
    stranger.communicate(b"\n")
    assert stranger.returncode == 0


def test_a_stranger_called_postgres_is_not_touched_either(cluster, data_dir, tmp_path):
    with cluster:
        pass
    stranger = subprocess.Popen(
        ["postgres: other: checkpointer", "-c", "input()"], executable=sys.executable, stdin=subprocess.PIPE
    )
    _leave_note_of(cluster, stranger.pid)
    with cluster:
        assert _answers(cluster)
    stranger.communicate(b"\n")
    assert stranger.returncode == 0


def test_a_dead_process_that_nobody_buried_does_not_count_as_running(cluster):
    with cluster:
        pass
    zombie = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    _leave_note_of(cluster, zombie.pid)
    with cluster:
        assert _answers(cluster)
    zombie.wait()


def test_a_set_up_that_was_cut_off_is_done_again(cluster, data_dir):
    draft = data_dir / "cluster.draft"
    draft.mkdir()
    (draft / "PG_VERSION").write_text("18\n")
    with cluster:
        assert _answers(cluster)
    assert not draft.exists()


def test_the_reason_is_said_when_the_server_cannot_start(cluster, data_dir):
    with cluster:
        pass
    with (data_dir / "cluster" / "postgresql.conf").open("a") as settings:
        settings.write("max_connections = many\n")
    with pytest.raises(StartFailed) as caught:
        Cluster(data_dir, durable=False).start()
    assert str(caught.value).startswith("PostgreSQL did not start: ")
    assert str(caught.value).endswith(f"(log: {data_dir / 'log' / 'postgresql.log'})")
