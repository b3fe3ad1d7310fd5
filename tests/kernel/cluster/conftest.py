"""Clusters of their own, each in a short folder, all gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from gatepost.kernel.cluster import Cluster
from gatepost.kernel.cluster.folders import locate
from gatepost.kernel.cluster.processes import processes_of

_USER_PROGRAM = """
import sys
from pathlib import Path
from gatepost.kernel.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), durable=False)
cluster.start()
print("started", flush=True)
sys.stdin.readline()
cluster.stop()
print("left", flush=True)
"""


def clear(data_dir):
    """Whatever a failed test left."""
    folders = locate(data_dir)
    for process in processes_of(folders.tag):
        os.kill(process.pid, signal.SIGKILL)
    if folders.base != folders.data_dir:
        shutil.rmtree(folders.base, ignore_errors=True)
    shutil.rmtree(folders.socket_dir, ignore_errors=True)
    shutil.rmtree(data_dir, ignore_errors=True)


@pytest.fixture
def data_dir():
    """Short, because the path of a unix socket must be; open to walk through, as a home of an ordinary server is."""
    folder = Path(tempfile.mkdtemp(prefix="gp-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    clear(folder)


@pytest.fixture
def cluster(data_dir):
    return Cluster(data_dir, durable=False)


@pytest.fixture
def other_program(data_dir):
    """Another process that uses the cluster of `data_dir`, started and answering."""
    programs = []

    def start(*, wait=True):
        program = subprocess.Popen(
            [sys.executable, "-c", _USER_PROGRAM, str(data_dir)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        programs.append(program)
        if wait:
            assert program.stdout.readline() == "started\n"
        return program

    yield start
    for program in programs:
        program.kill()
        program.communicate()


def server_pid(cluster):
    return int((locate(cluster.data_dir).cluster / "postmaster.pid").read_text().split()[0])


def processes(cluster):
    return processes_of(locate(cluster.data_dir).tag)
