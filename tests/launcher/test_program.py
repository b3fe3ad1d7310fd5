from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection

import psycopg
import pytest

from gatepost.kernel.cluster import OWNER, Cluster
from gatepost.launcher.leftovers import leftovers
from tests.launcher.conftest import everything_of, free_port, gatepost


def _answers(port):
    """Whatever it says: the first page depends on who is signed in and on what is built."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", "/")
        return bool(connection.getresponse().status)


def _run(*arguments, data_dir):
    command, env = gatepost(*arguments, data_dir=data_dir)
    return subprocess.run(command, check=False, env=env, capture_output=True, text=True)


@pytest.mark.proves("F141")
def test_the_address_and_the_sign_ins_are_said(demo):
    port = free_port()
    _, said = demo(port=port)
    assert f"Gatepost is ready: http://127.0.0.1:{port}\n" in said
    rows = [line.split() for line in said.splitlines() if "-" in line and "Ctrl" not in line]
    assert rows == [["Station", "lead", "lin", "blue-gate-4"], ["Shift", "worker", "zhao", "red-shelf-7"]]
    assert _answers(port)


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGINT,
        pytest.param(signal.SIGTERM, marks=pytest.mark.long),
        pytest.param(signal.SIGHUP, marks=pytest.mark.long),
    ],
)
def test_stopping_leaves_nothing_running(demo, loaded_dir, number):
    program, _ = demo()
    program.send_signal(number)
    rest = program.communicate()[0]
    assert (program.returncode, rest) == (0, "\nStopped; nothing is left running.\n")
    assert everything_of(loaded_dir) == []


@pytest.mark.long
def test_pressing_ctrl_c_twice_does_not_cut_stopping_short(demo, loaded_dir):
    program, _ = demo()
    program.send_signal(signal.SIGINT)
    program.send_signal(signal.SIGINT)
    program.communicate()
    assert program.returncode == 0
    assert everything_of(loaded_dir) == []


def test_a_second_start_says_where_the_first_one_answers(demo, loaded_dir):
    port = free_port()
    demo(port=port)
    second = _run("demo", data_dir=loaded_dir)
    sentence = f"Gatepost is already running at http://127.0.0.1:{port} (data directory {loaded_dir}).\n"
    assert (second.returncode, second.stdout, second.stderr) == (1, "", sentence)
    assert _answers(port)


def test_after_a_killed_launcher_the_next_start_takes_over(demo, loaded_dir):
    port = free_port()
    program, _ = demo(port=port)
    before = {process.pid for process in leftovers(loaded_dir)}
    program.kill()
    program.communicate()
    assert {process.pid for process in leftovers(loaded_dir)} == before
    again, said = demo(port=port)
    assert f"Gatepost is ready: http://127.0.0.1:{port}\n" in said
    assert {process.pid for process in leftovers(loaded_dir)} & before == set()
    again.terminate()
    again.communicate()
    assert everything_of(loaded_dir) == []


def test_a_port_of_another_program_is_named(loaded_dir):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        refused = _run("demo", "--port", str(port), data_dir=loaded_dir)
    sentence = f"Port {port} is taken by another program; choose another one with --port or GATEPOST_PORT.\n"
    assert (refused.returncode, refused.stderr) == (1, sentence)
    assert everything_of(loaded_dir) == []


_STARTER = """
import os, subprocess, sys
env = {**os.environ, "GATEPOST_STOP_WITH_PARENT": str(os.getpid())}
program = subprocess.Popen(sys.argv[1:], env=env)
sys.stdin.readline()
"""


@pytest.mark.parametrize("instant", [pytest.param("  Starting the database", marks=pytest.mark.long), "Ctrl-C"])
def test_it_stops_when_make_is_killed(loaded_dir, instant):
    """Started through another program, as make does; that one is killed, and nobody is left to press Ctrl-C."""
    port = str(free_port())
    command, env = gatepost("demo", "--port", port, data_dir=loaded_dir)
    starter = subprocess.Popen(
        [sys.executable, "-c", _STARTER, *command], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    said = [next(line for line in starter.stdout if instant in line)]
    os.kill(starter.pid, signal.SIGKILL)
    said += starter.stdout.readlines()
    assert said[-1] == "Stopped; nothing is left running.\n"
    starter.wait()
    starter.stdin.close()
    starter.stdout.close()
    assert everything_of(loaded_dir) == []


def test_a_command_of_django_leaves_no_database_running(loaded_dir):
    done = _run("manage", "migrate", "--check", data_dir=loaded_dir)
    assert (done.returncode, done.stderr) == (0, "")
    assert everything_of(loaded_dir) == []


def test_migrating_makes_the_months_ahead(loaded_dir):
    now = datetime.now(UTC)
    ahead = f"gate_passage_{now.year + 1}_{now.month:02d}"
    with Cluster(loaded_dir) as cluster, psycopg.connect(cluster.url(OWNER)) as connection:
        found = connection.execute("SELECT to_regclass(%s)::text", [ahead]).fetchone()
    assert found == (ahead,)
