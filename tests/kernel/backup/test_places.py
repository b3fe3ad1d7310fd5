from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from gatepost.kernel.backup.envelope import Machine
from gatepost.kernel.backup.places import backups_in, draft, name_of, only_one, take_away_drafts, take_away_old, usable
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused

OURS, OTHERS = Machine(bytes(32)), Machine(bytes([1] * 32))
NIGHT = datetime(2020, 7, 4, 18, 30, tzinfo=UTC)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def put(folder, machine, at):
    path = folder / name_of(machine, at)
    path.write_bytes(b"x")
    return path


def test_a_draft_that_is_not_finished_leaves_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), draft(tmp_path, name_of(OURS, NIGHT)) as growing:
        growing.path.write_bytes(bytes([1 // 0]))
    assert names(tmp_path) == []


def test_while_it_is_written_it_has_a_name_that_no_backup_has(tmp_path):
    with draft(tmp_path, name_of(OURS, NIGHT)) as growing:
        assert backups_in(tmp_path, OURS) == []
        growing.settle()
        growing.finish()
    assert [one.made_at for one in backups_in(tmp_path, OURS)] == [NIGHT]


def test_another_posts_backups_are_neither_counted_nor_taken_away(tmp_path):
    theirs = [put(tmp_path, OTHERS, NIGHT - timedelta(days=n)) for n in range(20)]
    ours = put(tmp_path, OURS, NIGHT)
    (tmp_path / "gatepost-notes.backup").write_text("mine")
    (tmp_path / f".{name_of(OTHERS, NIGHT)}.part").write_text("theirs")
    assert [one.path for one in backups_in(tmp_path, OURS)] == [ours]
    assert take_away_old(tmp_path, OURS, UTC) == []
    assert take_away_drafts(tmp_path, OURS) == []
    assert len(names(tmp_path)) == len(theirs) + 3


def test_old_ones_go_and_the_newest_stay(tmp_path):
    made = [put(tmp_path, OURS, NIGHT - timedelta(days=n)) for n in range(40)]
    gone = take_away_old(tmp_path, OURS, UTC)
    kept = [one.path for one in backups_in(tmp_path, OURS)]
    assert (kept[:7], sorted([*kept, *gone])) == (made[:7], sorted(made))
    assert len(kept) == 7 + 2 + 1


def test_a_folder_that_does_not_exist_yet_holds_none(tmp_path):
    assert backups_in(tmp_path / "later", OURS) == []


def test_a_named_folder_is_not_made_because_the_stick_may_be_missing(tmp_path):
    with pytest.raises(BackupRefused) as refused:
        usable(tmp_path / "stick", may_make=False)
    assert (refused.value.problem, names(tmp_path)) == (BackupProblem.NO_FOLDER, [])


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "stick").write_text("")
    with pytest.raises(BackupRefused, match="not there"):
        usable(tmp_path / "stick", may_make=False)


def test_the_folder_beside_the_data_is_made_for_its_owner_only(tmp_path):
    made = usable(tmp_path / "backups", may_make=True)
    assert made.stat().st_mode & 0o777 == 0o700


def test_two_backups_at_once_are_one_too_many(tmp_path):
    with only_one(tmp_path), pytest.raises(BackupRefused, match="being made at this moment"), only_one(tmp_path):
        pass
    with only_one(tmp_path):
        assert names(tmp_path) == ["backup.lock"]
