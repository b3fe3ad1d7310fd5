from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from gatepost.kernel.backup import making, proving
from gatepost.kernel.backup.contents import MANIFEST, read_manifest
from gatepost.kernel.backup.envelope import machine_of
from gatepost.kernel.backup.making import make_backup
from gatepost.kernel.backup.opening import key_of, parts, read_head
from gatepost.kernel.backup.places import backups_in, name_of, take_away_drafts
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.recovery import mark_of
from gatepost.kernel.backup.sums import different, rows_in, table_sums
from gatepost.kernel.cluster import NoBinaries
from gatepost.kernel.cluster.folders import locate
from gatepost.kernel.cluster.processes import processes_of
from tests.kernel.backup.conftest import SHEET

ROOT = Path(__file__).resolve().parents[3]


def sums_in(address):
    with psycopg.connect(**address) as connection:
        return table_sums(connection)


def manifest_of(path, data_dir):
    with parts(path, key_of(path, machine_of(data_dir))) as found:
        return next(read_manifest(b"".join(content)) for name, content in found if name == MANIFEST)


def test_a_backup_is_proved_by_restoring_it_and_leaves_no_server_behind(wanted, source):
    steps = []
    made = make_backup(wanted, tell=steps.append)
    assert (made.is_proved, steps, made.rows) == (True, ["copy", "prove"], rows_in(sums_in(source.address)))
    assert [one.path for one in backups_in(wanted.folder, machine_of(wanted.data_dir))] == [made.path]
    assert processes_of(locate(wanted.data_dir / "throwaway").tag) == []
    assert (wanted.data_dir / "throwaway").exists() is False


def test_it_says_how_many_rows_of_each_table_there_were(wanted, source, unproved):
    manifest = manifest_of(make_backup(wanted).path, wanted.data_dir)
    assert different(manifest.sums, sums_in(source.address)) == []
    assert manifest.sums["people_person"][0] == "1"


def test_the_head_tells_which_sheet_opens_it_and_nothing_else_of_the_post(wanted, unproved):
    made = make_backup(wanted)
    assert read_head(made.path).recovery_mark == mark_of(SHEET.public)
    raw = made.path.read_bytes()
    secrets = [path.read_bytes() for path in (wanted.data_dir / "keys").iterdir() if path.is_file()]
    assert [secret for secret in [*secrets, "沈若溪".encode(), b"people_person"] if secret in raw] == []


def test_rows_that_come_meanwhile_are_not_half_in_it(wanted, source, unproved, monkeypatch):
    """Sums and dump are of one instant: what is written between them is in neither."""
    before = sums_in(source.address)
    real = making.close_keys

    def busy(*given, **named):
        with psycopg.connect(**source.address) as connection:
            connection.execute("INSERT INTO kernel_holiday VALUES ('2031-01-01', 'rest', 'x', 'x', 'x')")
        return real(*given, **named)

    monkeypatch.setattr(making, "close_keys", busy)
    made = make_backup(wanted)
    with psycopg.connect(**source.address) as connection:
        connection.execute("DELETE FROM kernel_holiday WHERE day = '2031-01-01'")
    assert proving.prove(made.path, SHEET, data_dir=wanted.data_dir) is True
    assert manifest_of(made.path, wanted.data_dir).sums["kernel_holiday"] == before["kernel_holiday"]


@pytest.fixture
def destroyed(source):
    """An emergency's key, destroyed half an hour ago."""
    with psycopg.connect(**source.address) as connection:
        connection.execute(
            "INSERT INTO kernel_datakey VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), NULL,"
            " now() - interval '1 day', now() - interval '30 minutes')"
        )
    yield
    with psycopg.connect(**source.address) as connection:
        connection.execute("DELETE FROM kernel_datakey WHERE destroyed_at IS NOT NULL")


def test_a_destroyed_key_does_not_live_on_in_earlier_backups(wanted, unproved, destroyed):
    machine, now = machine_of(wanted.data_dir), datetime.now(UTC)
    with_key = wanted.folder / name_of(machine, now - timedelta(hours=1))
    without = wanted.folder / name_of(machine, now - timedelta(minutes=10))
    for path in (with_key, without):
        path.write_bytes(b"x")
    made = make_backup(wanted)
    assert with_key in made.removed
    assert with_key.exists() is False
    assert made.path.exists() is True


def test_a_key_that_another_took_the_place_of_leaves_earlier_backups_alone(wanted, unproved, source, destroyed):
    with psycopg.connect(**source.address) as connection:
        connection.execute("UPDATE kernel_datakey SET stage = 'retired' WHERE destroyed_at IS NOT NULL")
    earlier = wanted.folder / name_of(machine_of(wanted.data_dir), datetime.now(UTC) - timedelta(days=1))
    earlier.write_bytes(b"x")
    assert make_backup(wanted).removed == []
    assert earlier.exists() is True


def test_a_domain_clock_that_is_ahead_destroys_nothing_new(wanted, unproved, source, destroyed):
    with psycopg.connect(**source.address) as connection:
        connection.execute("UPDATE kernel_datakey SET destroyed_at = '2099-01-01' WHERE destroyed_at IS NOT NULL")
    assert make_backup(wanted).path.exists() is True


def test_without_a_recovery_key_there_is_no_backup(wanted):
    (wanted.data_dir / "keys" / "recovery.public").unlink()
    with pytest.raises(BackupRefused) as refused:
        make_backup(wanted)
    assert refused.value.problem == BackupProblem.NO_KEY
    assert list(wanted.folder.iterdir()) == []


def test_where_no_server_can_be_started_it_is_read_to_its_end_and_said_to_be_unproved(wanted, monkeypatch):
    def none_here(data_dir):
        raise NoBinaries("musl")

    monkeypatch.setattr(proving, "throwaway_cluster", none_here)
    assert make_backup(wanted).is_proved is False


def test_a_backup_that_differs_from_the_post_is_none(wanted, monkeypatch):
    real = making._manifest

    def lying(moment, data_dir, at):
        manifest = real(moment, data_dir, at)
        manifest.sums["people_person"] = ["2", "7"]
        return manifest

    monkeypatch.setattr(making, "_manifest", lying)
    with pytest.raises(BackupRefused, match="in these tables: people_person"):
        make_backup(wanted)
    assert list(wanted.folder.iterdir()) == []


def test_a_full_disk_is_named_and_leaves_nothing(wanted, monkeypatch):
    class Full(making.SealedWriter):
        def write(self, data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(making, "SealedWriter", Full)
    with pytest.raises(BackupRefused, match="The disk with the folder for backups is full"):
        make_backup(wanted)
    assert list(wanted.folder.iterdir()) == []


def test_a_database_without_tables_has_nothing_to_back_up(wanted, empty):
    with pytest.raises(BackupRefused, match="There is nothing to back up"):
        make_backup(making.Wanted(wanted.data_dir, empty, wanted.folder, wanted.zone))
    assert list(wanted.folder.iterdir()) == []


_KILLED = """
import json, sys
from pathlib import Path
from zoneinfo import ZoneInfo
import django
django.setup()
from gatepost.kernel.backup import making
from gatepost.kernel.backup.places import only_one
data_dir, address, step = Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3]

def wait(*given, **named):
    print("now", flush=True)
    sys.stdin.readline()

if step == "written in part":
    making.SealedWriter.close = wait
else:
    making.prove = wait
with only_one(data_dir):
    making.make_backup(making.Wanted(data_dir, address, data_dir / "backups", ZoneInfo("Asia/Shanghai")))
"""


@pytest.mark.parametrize("step", ["written in part", "not proved yet"])
def test_a_killed_backup_leaves_no_file_that_looks_whole(wanted, source, step):
    arguments = [str(wanted.data_dir), json.dumps(dict(source.address)), step]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}
    program = subprocess.Popen(
        [sys.executable, "-c", _KILLED, *arguments], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert program.stdout.readline() == b"now\n"
    program.send_signal(signal.SIGKILL)
    program.communicate()
    machine = machine_of(wanted.data_dir)
    left = list(wanted.folder.iterdir())
    assert ([path.suffix for path in left], backups_in(wanted.folder, machine)) == ([".part"], [])
    assert take_away_drafts(wanted.folder, machine) == left
    assert list(wanted.folder.iterdir()) == []
