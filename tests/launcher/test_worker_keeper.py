from __future__ import annotations

import os
import signal
import time

import psycopg
import pytest

from gatepost.kernel.cluster import Cluster
from gatepost.kernel.cluster.processes import live_process
from gatepost.launcher import worker_keeper
from gatepost.launcher.leftovers import leftovers
from gatepost.launcher.worker_keeper import WorkerKeeper, kept_worker
from tests.launcher.conftest import everything_of, free_port, gatepost

_OWN_SERVER = {"DATABASE_URL": "postgresql://gatepost_app@db/gatepost"}


@pytest.fixture
def waiting(tmp_path, monkeypatch):
    """A keeper whose worker only waits, and that needs no rest between two starts."""
    folder = tmp_path / "module"
    folder.mkdir()
    (folder / "waits.py").write_text("import time\ntime.sleep(600)\n")
    monkeypatch.setattr(worker_keeper, "WORKER", "waits")
    monkeypatch.setattr(worker_keeper, "PAUSE_SECONDS", 0.0)
    keeper = WorkerKeeper(tmp_path, {"PYTHONPATH": str(folder)}, None)
    keeper.start()
    yield keeper
    keeper.end()


def _kill(pid):
    os.kill(pid, signal.SIGKILL)
    while live_process(pid):
        os.sched_yield()


def test_a_worker_that_ended_is_started_again(waiting):
    first = waiting.pid
    _kill(first)
    waiting.look()
    assert (waiting.pid != first, live_process(waiting.pid) is not None) == (True, True)


def test_a_worker_that_runs_is_left_alone(waiting):
    first = waiting.pid
    waiting.look()
    assert waiting.pid == first


def test_a_worker_that_cannot_start_is_given_a_rest(waiting, monkeypatch):
    monkeypatch.setattr(worker_keeper, "PAUSE_SECONDS", 3600.0)
    first = waiting.pid
    _kill(first)
    waiting.look()
    assert waiting.pid == first


def test_without_the_owners_address_no_worker_runs_and_that_is_said(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    with kept_worker(tmp_path, _OWN_SERVER, None) as keeper:
        assert keeper.pid is None
    said = "  DATABASE_OWNER_URL is not set: no jobs run, and no backups are made.\n"
    assert capsys.readouterr().out == said


def _workers(data_dir):
    return [process.pid for process in leftovers(data_dir) if "gatepost.launcher.worker" in process.command]


def _until(is_so):
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.long
def test_the_program_has_one_worker_and_gets_another_when_it_dies(demo, loaded_dir):
    program, _ = demo(port=free_port())
    _until(lambda: len(_workers(loaded_dir)) == 1)
    first = _workers(loaded_dir)
    os.kill(first[0], signal.SIGKILL)
    _until(lambda: _workers(loaded_dir) not in ([], first))
    program.terminate()
    program.communicate()
    assert everything_of(loaded_dir) == []


@pytest.mark.long
def test_a_worker_whose_postgres_is_gone_ends_by_itself(loaded_dir):
    _, env = gatepost(data_dir=loaded_dir, GATEPOST_DB_ROLE="owner", DJANGO_SETTINGS_MODULE="gatepost.config.settings")
    with Cluster(loaded_dir) as cluster:
        keeper = WorkerKeeper(loaded_dir, env, None)
        keeper.start()
        _until(lambda: _is_at_work(cluster))
    assert keeper._worker.wait(60) in {0, 1}
    keeper.end()


def _is_at_work(cluster):
    with psycopg.connect(cluster.url("postgres")) as connection:
        return connection.execute("SELECT count(*) FROM procrastinate_workers").fetchone() == (1,)
