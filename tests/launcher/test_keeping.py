"""A post that burned down: what its owner has is a file and a printed sheet."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import psycopg
import pytest

from gatepost.kernel.backup.sums import different, table_sums
from gatepost.kernel.cluster import APP, OWNER, Cluster
from gatepost.kernel.cluster.folders import locate
from gatepost.kernel.cluster.processes import processes_of
from tests.launcher.conftest import everything_of, gatepost

SQL = """
INSERT INTO people_staffaccount (id, username, name, title, is_active, date_joined, password)
VALUES ('018f0000-0000-7000-8000-00000000000a', 'lin', '林', '', true, now(), 'x')
"""


def run(*arguments, data_dir, typed="", **more):
    command, env = gatepost(*arguments, data_dir=data_dir, **more)
    return subprocess.run(command, check=False, env=env, input=typed, capture_output=True, text=True)


def make_key(data_dir, *, typed_back):
    """The key that the program showed, and how it ended."""
    command, env = gatepost("recovery-key", data_dir=data_dir)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    program = subprocess.Popen(command, env=env, text=True, **pipes)
    said = ""
    while "groups 3 and 8" not in said:
        said += program.stdout.read(1)
    key = re.search(r"\w{4}(-\w{4}){7}", said)[0]
    rest, errors = program.communicate(typed_back(key.split("-")) + "\n")
    return key, (program.returncode, rest.splitlines()[-1:], errors)


def backup_in(said):
    return Path(re.search(r"The backup is there: (\S+)", said)[1])


def sums_of(data_dir):
    with Cluster(data_dir) as cluster, psycopg.connect(cluster.url(OWNER)) as connection:
        return table_sums(connection)


@pytest.fixture(scope="module")
def post(loaded_dir):
    """With an account, so that it counts as used."""
    with Cluster(loaded_dir) as cluster, psycopg.connect(cluster.url(OWNER)) as connection:
        connection.execute(SQL)
    return loaded_dir


@pytest.fixture(scope="module")
def sheet(post):
    return make_key(post, typed_back=lambda groups: f"{groups[2].lower()} {groups[7]}")[0]


@pytest.fixture(scope="module")
def file(post, sheet):
    made = run("backup", data_dir=post)
    assert (made.returncode, made.stderr) == (0, "")
    return backup_in(made.stdout)


@pytest.fixture
def new_dir():
    folder = Path(tempfile.mkdtemp(prefix="gp-", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    for process in everything_of(folder):
        os.kill(process.pid, signal.SIGKILL)
    shutil.rmtree(folder)


def test_a_recovery_key_that_nobody_wrote_down_is_not_in_force(new_dir):
    _, ended = make_key(new_dir, typed_back=lambda groups: f"{groups[0]} {groups[1]}")
    assert ended == (1, [], "That is not what the sheet says. This key is not in force.\n")
    assert not (new_dir / "keys" / "recovery.public").exists()


def test_a_data_folder_that_was_never_used_has_nothing_to_back_up(new_dir):
    refused = run("backup", data_dir=new_dir)
    assert (refused.returncode, refused.stderr) == (1, f"There is nothing to back up in {new_dir}.\n")
    assert not (new_dir / "cluster").exists()


def test_a_machine_that_burned_down_is_restored_by_file_and_sheet_alone(post, file, sheet, new_dir):
    copied = new_dir / "from-the-stick.backup"
    shutil.copy(file, copied)
    restored = run("restore", str(copied), data_dir=new_dir, typed=f"{sheet}\n")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert restored.stdout.splitlines()[-1].startswith("Everything is restored, and every table is the same (")
    # The row about the backup itself came after it.
    assert different(sums_of(post), sums_of(new_dir)) == ["kernel_backup"]
    assert everything_of(new_dir) == []


def test_the_machine_itself_needs_no_sheet_but_never_overwrites_what_it_has(post, file):
    refused = run("restore", str(file), data_dir=post)
    sentence = f"{post} holds data, which restoring never replaces. Name an empty folder by GATEPOST_DATA_DIR.\n"
    assert (refused.returncode, refused.stderr) == (1, sentence)


def test_a_mistyped_sheet_makes_nothing(file, new_dir):
    refused = run("restore", str(file), data_dir=new_dir, typed="7K2M\n")
    sentence = "The recovery key is mistyped: 8 groups of 4 letters and digits, as they are on the sheet.\n"
    assert (refused.returncode, refused.stderr) == (1, sentence)
    assert not (new_dir / "cluster").exists()


def test_a_key_file_that_cannot_be_read_is_named(file, new_dir):
    refused = run("restore", str(file), "--key-file", str(new_dir / "none"), data_dir=new_dir)
    assert (refused.returncode, refused.stderr) == (1, f"{new_dir / 'none'} cannot be read.\n")


def test_a_folder_that_is_not_there_gets_no_backup(post, sheet, new_dir):
    refused = run("backup", "--to", str(new_dir / "stick"), data_dir=post)
    sentence = f"The folder for backups is not there, or nothing can be written into it: {new_dir / 'stick'}.\n"
    assert (refused.returncode, refused.stderr) == (1, sentence)


def test_the_post_moves_to_a_server_and_back_by_the_same_command(post, file, sheet, cluster, new_dir):
    name = f"test_gatepost_{os.environ['GATEPOST_TEST_RUN']}_gw98_post"
    server = {"DATABASE_URL": cluster.url(APP, name), "DATABASE_OWNER_URL": cluster.url(OWNER, name)}
    cluster.ensure_database(name)
    try:
        there = run("restore", str(file), data_dir=post, **server)
        assert (there.returncode, there.stderr) == (0, "")
        assert there.stdout.splitlines()[-1] == "Run gatepost migrate, then start."
        again = run("restore", str(file), data_dir=post, **server)
        assert again.stderr == (
            "The database of DATABASE_OWNER_URL is not empty, and restoring never replaces anything. Make an empty one.\n"
        )
        back = run("backup", "--to", str(new_dir), data_dir=post, **server)
        with psycopg.connect(cluster.url(OWNER, name)) as connection:
            sums = table_sums(connection)
    finally:
        cluster.drop_database(name)
    home = new_dir / "home"
    run("restore", str(backup_in(back.stdout)), data_dir=home, typed=f"{sheet}\n")
    assert different(sums, sums_of(home)) == ["kernel_backup"]


@pytest.mark.long
def test_a_post_that_runs_is_not_restored_into(demo, post, file):
    demo()
    refused = run("restore", str(file), data_dir=post)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Gatepost is already running at http://127.0.0.1:")


@pytest.mark.parametrize("step", [pytest.param("Reading everything out", marks=pytest.mark.long), "Proving it"])
def test_a_backup_that_is_told_to_stop_leaves_neither_file_nor_server(post, sheet, new_dir, step):
    command, env = gatepost("backup", "--to", str(new_dir), data_dir=post)
    program = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert step in next(line for line in program.stdout if step in line)
    program.terminate()
    program.communicate()
    assert program.returncode == 130
    assert list(new_dir.iterdir()) == []
    assert (everything_of(post), processes_of(locate(post / "throwaway").tag)) == ([], [])
