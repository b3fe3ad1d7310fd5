"""The program as a person starts it, on a data directory whose demo counts as loaded."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from gatepost.kernel.cluster import OWNER, Cluster
from gatepost.kernel.cluster.folders import locate
from gatepost.kernel.cluster.processes import processes_of
from gatepost.launcher.leftovers import leftovers
from tests.ground.folders import finished_folder

SIGN_INS = [
    {"role_zh": "驻点组长", "role_en": "Station lead", "username": "lin", "password": "blue-gate-4"},
    {"role_zh": "值班员", "role_en": "Shift worker", "username": "zhao", "password": "red-shelf-7"},
]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def environment(data_dir, **more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GATEPOST_", "DATABASE_"))}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    own = {"GATEPOST_DATA_DIR": str(data_dir), "GATEPOST_WORKERS": "1", "LC_ALL": "C", "PYTHONUNBUFFERED": "1"}
    return {**kept, **own, **more}


def gatepost(*arguments, data_dir, **more):
    return [sys.executable, "-m", "gatepost", *arguments], environment(data_dir, **more)


def everything_of(data_dir):
    """Processes of this data directory: the database's and the launcher's children."""
    return [*processes_of(locate(data_dir).tag), *leftovers(data_dir)]


def _new_folder():
    folder = Path(tempfile.mkdtemp(prefix="gp-", dir="/tmp"))
    folder.chmod(0o711)
    return folder


@pytest.fixture(scope="session")
def finished_dir():
    """Made by the worker that needs it first, for all of them; nothing runs on it. The end of the run takes it away."""
    folder = finished_folder()
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "sign-ins.json").exists():
            _finish(folder)
    return folder


def _finish(folder):
    folder.mkdir(mode=0o711)
    command, env = gatepost("migrate", data_dir=folder)
    subprocess.run(command, env=env, check=True, capture_output=True)
    with Cluster(folder) as cluster, psycopg.connect(cluster.url(OWNER), autocommit=True) as connection:
        connection.execute("COMMENT ON TABLE django_migrations IS 'demo loaded'")
    (folder / "sign-ins.json").write_text(json.dumps(SIGN_INS), encoding="utf-8")


@pytest.fixture(scope="module")
def loaded_dir(finished_dir):
    folder = _new_folder()
    subprocess.run(["cp", "-a", f"{finished_dir}/.", str(folder)], check=True)
    yield folder
    for process in everything_of(folder):
        os.kill(process.pid, signal.SIGKILL)
    shutil.rmtree(folder)


@pytest.fixture
def demo(loaded_dir):
    """Starts `gatepost demo` and reads what it says until it is ready."""
    programs = []

    def start(*, port=None, **more):
        command, env = gatepost("demo", "--port", str(port or free_port()), data_dir=loaded_dir, **more)
        program = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        programs.append(program)
        said = []
        for line in program.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        return program, "".join(said)

    yield start
    for program in programs:
        program.terminate()
        program.wait()
        program.stdout.close()
