from __future__ import annotations

import subprocess
import sys

from gatepost.launcher.children import child, tag_of
from gatepost.launcher.leftovers import end_leftovers, leftovers


def _program(*marks):
    return subprocess.Popen([sys.executable, "-c", "input()", *marks], stdin=subprocess.PIPE)


def test_a_program_of_this_data_directory_is_ended(tmp_path):
    program = _program("gatepost.launcher.server", tag_of(tmp_path))
    assert [process.pid for process in leftovers(tmp_path)] == [program.pid]
    end_leftovers(tmp_path)
    assert program.wait() == -15
    program.stdin.close()


def test_a_program_of_another_data_directory_is_left_alone(tmp_path):
    program = _program("gatepost.launcher.server", tag_of(tmp_path / "other"))
    end_leftovers(tmp_path)
    assert program.poll() is None
    program.communicate(b"\n")
    assert program.returncode == 0


def test_a_child_ends_with_its_block(tmp_path):
    (tmp_path / "waits.py").write_text("import time\ntime.sleep(600)\n")
    with child("waits", [], {"PYTHONPATH": str(tmp_path)}, data_dir=tmp_path) as program:
        assert program.poll() is None
    assert program.poll() is not None
