"""Every finding in its words, and the doctor at a post that was just set up."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gatepost.kernel.cluster import APP, OWNER
from gatepost.launcher.health import keys, machine, rows
from tests.launcher.conftest import gatepost

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
DAY_AND_HALF = timedelta(hours=36)


@pytest.fixture(autouse=True)
def _in_english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")


def lines(findings):
    return [finding.line for finding in findings]


def test_a_chinese_terminal_is_told_in_chinese(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert rows.migrations(3).line == "[不行] 数据表还差 3 步升级。请运行 gatepost migrate。"


# The program itself


def test_fonts_that_are_there(tmp_path, monkeypatch):
    monkeypatch.setattr(machine, "SMALLEST_FONT", 3)
    (tmp_path / "a.ttf").write_bytes(b"font")
    assert machine.fonts(tmp_path, ("a.ttf",)).line == "[ok] The Chinese fonts for papers are there."


def test_a_font_that_is_missing_or_broke_off_is_named(tmp_path):
    (tmp_path / "half.ttf").write_bytes(b"font")
    told = (
        "[wrong] Chinese fonts for papers are missing or not whole: none.ttf, half.ttf. Run make web, or install again."
    )
    assert machine.fonts(tmp_path, ("none.ttf", "half.ttf")).line == told


def test_styles_that_were_not_built_are_told(tmp_path):
    told = "[wrong] Styles and scripts of the pages were not built. Run make web, or install again."
    assert machine.styles(tmp_path / "built").line == told
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "desk.css").write_text("")
    assert machine.styles(tmp_path / "built").line == "[ok] Styles and scripts of the pages are there."


@pytest.mark.parametrize(
    ("free", "told"),
    [
        (9.0, "[ok] The disk of /post has 9.0 GB left."),
        (3.0, "[hint] The disk of /post has 3.0 GB left, and 4.0 GB would be better. Make room, or take a larger one."),
        (0.4, "[wrong] The disk of /post has 0.4 GB left and may be full at any moment. Make room now."),
    ],
)
def test_room_on_the_disk(free, told):
    assert machine.room(Path("/post"), free=int(free * 1e9), needed=4_000_000_000).line == told


def test_two_folders_on_one_disk_are_one_line(tmp_path):
    assert len(list(machine.rooms([tmp_path, tmp_path / "not yet" / "backups"], database_bytes=0))) == 1


# Keys


@pytest.fixture
def key(tmp_path):
    path = tmp_path / "master.key"
    path.write_bytes(bytes(32))
    path.chmod(0o600)
    return path


def look_at(path, *, data_keys=1, opens=True):
    return keys.master_key(path, data_keys=data_keys, opens=lambda: opens).line


def test_a_sound_master_key(key):
    assert look_at(key) == "[ok] The master key is sound, and only its owner can read it."


def test_a_master_key_that_is_gone_is_the_worst_of_all(tmp_path):
    path = tmp_path / "master.key"
    assert look_at(path) == (
        f"[wrong] The master key {path} is gone, and no sealed number can be opened."
        " Restore the folder keys from a backup before going on."
    )
    assert look_at(path, data_keys=0) == "[ok] Nothing is sealed yet; the master key is made when it is needed."
    assert not path.exists()


def test_a_damaged_master_key(key):
    key.write_bytes(b"short")
    assert look_at(key) == f"[wrong] The master key {key} is damaged. Restore the folder keys from a backup."


def test_another_posts_master_key(key):
    assert look_at(key, opens=False) == (
        f"[wrong] The master key {key} is another post's and does not open this database."
        " Put the folder keys of this post back."
    )


def test_a_master_key_that_others_can_read(key):
    key.chmod(0o640)
    assert look_at(key) == f"[wrong] Other users can read the master key. Enter: chmod 600 {key}"


def test_a_half_done_change_of_keys_is_a_hint():
    assert [one.line for one in keys.unfinished(master=False, stations=0)] == []
    assert [one.line for one in keys.unfinished(master=True, stations=2)] == [
        "[hint] The master key is half changed. gatepost keys rotate-master goes on with it.",
        "[hint] The keys of 2 stations are half changed. gatepost keys rotate-station goes on with it.",
    ]


def test_a_master_key_that_cannot_be_read(key, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert look_at(key) == (
        f"[wrong] The master key {key} cannot be read (Permission denied). Start as the user who set the post up."
    )


def test_the_recovery_key():
    assert (
        keys.recovery_key("3F2A-91C0").line == "[ok] The recovery key has the mark 3F2A-91C0. Is the sheet still there?"
    )
    told = "[wrong] There is no recovery key, and so no backup. Make one on the page of backups, or run gatepost recovery-key."
    assert keys.recovery_key(None).line == told


@pytest.mark.parametrize(
    ("days_left", "missing", "told"),
    [
        (None, [], "[hint] There is no certificate for phones on the local network."),
        (200, [], "[ok] The certificate for the local network is good for 200 more days and renews itself."),
        (-1, [], "[wrong] The certificate for the local network has expired."),
        (
            200,
            ["192.168.1.9"],
            "[wrong] The certificate for the local network lacks this machine's address 192.168.1.9.",
        ),
    ],
)
def test_the_certificate_for_the_local_network(days_left, missing, told):
    assert keys.certificate(days_left=days_left, missing=missing).line.startswith(told)


# What the database says


def test_a_server_that_is_too_old():
    assert rows.version(140011, oldest=150000).line == "[wrong] PostgreSQL 14 is too old; install 15 or newer."
    assert rows.version(150000, oldest=150000).line == "[ok] The database is PostgreSQL 15."


def test_rights_that_are_wrong_are_told_as_what_to_enter():
    right = rows.roles(owner_passes=True, owner_is_member=True, app_is_bound=True)
    assert right.line == "[ok] The two accounts of the database have the rights that they need."
    wrong = rows.roles(owner_passes=False, owner_is_member=False, app_is_bound=False)
    assert wrong.line == (
        "[wrong] The accounts of the database have the wrong rights. As the server's administrator, enter:"
        " ALTER ROLE gatepost_owner BYPASSRLS; GRANT gatepost_app TO gatepost_owner;"
        " ALTER ROLE gatepost_app NOSUPERUSER NOBYPASSRLS"
    )


def test_tables_of_an_older_version():
    assert rows.migrations(0).line == "[ok] The tables are those of this version."
    assert rows.migrations(3).line == "[wrong] The tables are 3 steps behind this version. Run gatepost migrate."


def clocks(**differing):
    given = {"machine": NOW, "database": NOW, "offset": timedelta(), "is_demo": False, "last_at": None} | differing
    return lines(rows.clocks(**given))


def test_clocks_that_agree():
    agree = ["[ok] The clocks agree: 2026-11-24 10:00 UTC."]
    assert clocks() == agree
    assert clocks(database=NOW + timedelta(seconds=4), last_at=NOW) == agree
    assert clocks(offset=timedelta(days=-2300), is_demo=True, last_at=NOW - timedelta(days=2300)) == agree


def test_a_machine_and_a_database_with_different_times():
    assert clocks(database=NOW - timedelta(seconds=90)) == [
        "[wrong] This machine and the database are 90 seconds apart. Let both set their clocks by the network."
    ]


def test_a_clock_that_fell_back():
    """As after the battery of an old machine died."""
    assert clocks(machine=datetime(2001, 1, 1, tzinfo=UTC), database=datetime(2001, 1, 1, tzinfo=UTC), last_at=NOW) == [
        "[wrong] This machine's time, 2001-01-01 00:00, is before what was recorded last. Set its clock."
    ]


def test_a_domain_time_that_only_a_demo_may_have():
    assert clocks(offset=timedelta(days=3, minutes=2)) == [
        "[wrong] The domain's time is 3 days and 2 minutes off the machine's, which only a demo may be."
    ]


def test_months_that_were_not_made_and_rows_without_a_month():
    assert lines(rows.months([], {})) == ["[ok] The months ahead are made."]
    assert lines(rows.months(["gate_passage_2026_12"], {"kernel_audit": 3})) == [
        "[wrong] Months ahead were not made: gate_passage_2026_12. Run gatepost manage make_months.",
        "[hint] kernel_audit has 3 rows whose time belongs to no month. Look at the clocks of the devices.",
    ]


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (None, "[wrong] There is no good backup yet. Run gatepost backup."),
        (7, "[ok] The last good backup is 7 hours old."),
        (36, "[ok] The last good backup is 36 hours old."),
        (
            50,
            (
                "[wrong] The last good backup is 50 hours old."
                " See the reason on the page of backups, or run gatepost backup."
            ),
        ),
    ],
)
def test_the_last_good_backup(hours, told):
    last = None if hours is None else NOW - timedelta(hours=hours)
    assert rows.backup(last, now=NOW, overdue_after=DAY_AND_HALF).line == told


def test_backups_on_the_disk_of_the_data():
    told = "[hint] Backups lie on the disk of the data. Name another one by GATEPOST_BACKUP_DIR."
    assert rows.backup_disk(is_shared=True).line == told
    assert rows.backup_disk(is_shared=False).line == "[ok] Backups lie on another disk."


@pytest.mark.parametrize(
    ("seconds", "is_serving", "told"),
    [
        (10, True, "[ok] The process that does the jobs is alive."),
        (61, True, "[wrong] The program runs, and the process that does its jobs does not: no backups are made."),
        (None, True, "[wrong] The program runs, and the process that does its jobs does not: no backups are made."),
        (None, False, "[hint] The program does not run now, and so no jobs do."),
    ],
)
def test_the_process_of_the_jobs(seconds, is_serving, told):
    beat = None if seconds is None else NOW - timedelta(seconds=seconds)
    assert rows.worker(beat, now=NOW, is_serving=is_serving).line.startswith(told)


def test_jobs_that_failed_are_named():
    assert rows.failed_jobs({}).line == "[ok] No job has failed in the last seven days."
    told = "[wrong] Jobs have failed in the last seven days: kernel.make_months × 2. The log says why."
    assert rows.failed_jobs({"kernel.make_months": 2}).line == told


# The doctor as a person calls it


def call(data_dir, **more):
    command, env = gatepost("doctor", data_dir=data_dir, **more)
    done = subprocess.run(command, check=False, env=env, capture_output=True, text=True)
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


def wrong_in(said):
    return [line for line in said if line.startswith("[wrong]")]


def test_without_a_data_folder_nothing_is_made(tmp_path):
    code, said = call(tmp_path / "post")
    assert (code, said) == (
        0, [f"[hint] There is no data folder {tmp_path / 'post'} yet. The first make serve makes it."],
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_a_post_that_nobody_set_up_yet_lacks_key_and_backup(loaded_dir):
    code, said = call(loaded_dir)
    assert code == 1
    assert wrong_in(said) == [
        "[wrong] There is no recovery key, and so no backup. Make one on the page of backups, or run gatepost recovery-key.",
        "[wrong] There is no good backup yet. Run gatepost backup.",
    ]
    assert "[hint] The program does not run now, and so no jobs do." in said


@pytest.mark.long
def test_a_post_that_runs_is_looked_at_while_it_runs(demo, loaded_dir):
    demo()
    _code, said = call(loaded_dir)
    assert [line for line in said if "program" in line and line.startswith("[hint]")] == []


def test_a_lost_master_key_is_found_and_not_replaced_by_a_new_one(loaded_dir):
    key = loaded_dir / "keys" / "master.key"
    seal_something(loaded_dir)
    kept = key.rename(key.with_name("aside"))
    try:
        _code, said = call(loaded_dir)
        assert f"[wrong] The master key {key} is gone, and no sealed number can be opened." in "".join(wrong_in(said))
        assert not key.exists()
    finally:
        kept.rename(key)


def seal_something(data_dir):
    script = (
        "from datetime import UTC, datetime; from uuid import uuid4; from gatepost.kernel.vault import make_key;"
        "make_key(station_id=uuid4(), emergency_id=None, at=datetime.now(UTC))"
    )
    command, env = gatepost("manage", "shell", "-v0", "-c", script, data_dir=data_dir)
    subprocess.run(command, env=env, check=True, capture_output=True)


def test_a_database_that_does_not_answer_is_one_line(loaded_dir):
    nowhere = "postgresql://gatepost_app@127.0.0.1:9/gatepost"
    code, said = call(loaded_dir, DATABASE_URL=nowhere, DATABASE_OWNER_URL=nowhere)
    assert code == 1
    assert [line.partition(":")[0] for line in wrong_in(said)] == [
        "[wrong] The account of the pages cannot connect (DATABASE_URL)",
        "[wrong] The database does not answer",
    ]


def test_an_owner_that_is_not_named_is_told(loaded_dir):
    code, said = call(loaded_dir, DATABASE_URL="postgresql://gatepost_app@127.0.0.1:9/gatepost")
    assert (code, len(wrong_in(said))) == (1, 1)
    assert "DATABASE_OWNER_URL is not set" in said[-1]


def test_an_empty_database_on_a_server_needs_its_tables_first(loaded_dir, cluster):
    name = f"test_gatepost_{os.environ['GATEPOST_TEST_RUN']}_gw99_post"
    cluster.ensure_database(name)
    try:
        _code, said = call(loaded_dir, DATABASE_URL=cluster.url(APP, name), DATABASE_OWNER_URL=cluster.url(OWNER, name))
    finally:
        cluster.drop_database(name)
    assert "[ok] The account of the pages connects." in said
    assert [line.endswith("steps behind this version. Run gatepost migrate.") for line in wrong_in(said)] == [True]
