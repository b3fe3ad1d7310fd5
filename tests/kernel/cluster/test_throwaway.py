from __future__ import annotations

import subprocess
import sys

import psycopg
import pytest

from gatepost.kernel.cluster.folders import locate
from gatepost.kernel.cluster.processes import processes_of
from gatepost.kernel.cluster.throwaway import end_throwaway, throwaway_cluster
from gatepost.launcher.leftovers import end_leftovers

_KILLED = """
import os, sys
from pathlib import Path
from gatepost.kernel.cluster.throwaway import throwaway_cluster
with throwaway_cluster(Path(sys.argv[1])):
    os.kill(os.getpid(), 9)
"""


def left_of(data_dir):
    folders = locate(data_dir / "throwaway")
    return processes_of(folders.tag), [path for path in (folders.base, folders.socket_dir) if path.exists()]


def test_it_is_empty_and_nothing_of_it_stays(data_dir):
    with throwaway_cluster(data_dir) as cluster:
        cluster.ensure_database("proof")
        with psycopg.connect(cluster.url(database="proof")) as connection:
            assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)
    assert left_of(data_dir) == ([], [])


@pytest.mark.parametrize("ended_by", [end_throwaway, end_leftovers], ids=["the next proof", "the next start"])
def test_one_whose_program_was_killed_is_ended(data_dir, ended_by):
    subprocess.run([sys.executable, "-c", _KILLED, str(data_dir)], check=False)
    assert len(left_of(data_dir)[0]) > 0
    ended_by(data_dir)
    assert left_of(data_dir) == ([], [])


def test_ending_none_touches_nothing(tmp_path):
    end_throwaway(tmp_path)
    assert list(tmp_path.iterdir()) == []
