from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from gatepost.kernel import upkeep
from gatepost.kernel.backup import recording
from gatepost.kernel.backup.envelope import machine_of
from gatepost.kernel.backup.making import Made
from gatepost.kernel.backup.places import name_of
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.recording import back_up, own_address
from gatepost.kernel.backup.recovery import keep_public_half
from gatepost.kernel.models import Backup
from tests.kernel.backup.conftest import SHEET


@pytest.fixture(autouse=True)
def folder(db, settings, tmp_path, monkeypatch):
    """Where nothing is really made: what is told of it counts here."""
    settings.DATA_DIR = tmp_path / "post"
    settings.BACKUP_DIR = tmp_path / "post" / "backups"
    settings.DATA_DIR.mkdir()
    monkeypatch.setattr(recording, "make_backup", make)
    return settings.BACKUP_DIR


def make(wanted, *, tell):
    path = wanted.folder / name_of(machine_of(wanted.data_dir), datetime.now(UTC))
    return Made(path, size=4_000_000_000, rows=777, is_proved=True, removed=[])


def refuse(problem, detail=""):
    def refusing(wanted, *, tell):
        raise BackupRefused(problem, detail)

    return refusing


def rows():
    return list(Backup.objects.values_list("problem", "detail", "size", "row_count", "is_proved"))


def test_a_good_one_leaves_a_row(folder):
    made = back_up()
    row = Backup.objects.get()
    assert (row.folder, row.file_name, rows()) == (str(folder), made.path.name, [("", "", 4_000_000_000, 777, True)])
    assert row.started_at <= row.ended_at <= datetime.now(UTC)


def test_one_that_failed_leaves_a_row_with_the_reason(monkeypatch):
    monkeypatch.setattr(recording, "make_backup", refuse(BackupProblem.DUMP, "x" * 999))
    with pytest.raises(BackupRefused):
        back_up()
    assert rows() == [("dump", "x" * 300, None, None, False)]


def test_a_stick_that_is_not_plugged_in_is_noted_under_its_folder(settings):
    settings.BACKUP_DIR = Path("/nowhere/stick")
    with pytest.raises(BackupRefused):
        back_up()
    assert (Backup.objects.get().folder, rows()[0][:2]) == ("/nowhere/stick", ("no_folder", "/nowhere/stick"))


def test_one_that_was_killed_is_noted_by_the_next_at_the_instant_at_which_it_began(folder, settings):
    began = datetime(2020, 7, 4, 18, 30, tzinfo=UTC)
    folder.mkdir(parents=True)
    draft = folder / f".{name_of(machine_of(settings.DATA_DIR), began)}.part"
    draft.write_bytes(b"half")
    back_up()
    stopped = Backup.objects.get(problem="stopped")
    assert (stopped.started_at, draft.exists(), Backup.objects.filter(problem="").count()) == (began, False, 1)


def test_the_nightly_job_tells_the_row_and_the_log_and_does_not_fail(monkeypatch, caplog, settings):
    monkeypatch.setattr(recording, "make_backup", refuse(BackupProblem.NO_SPACE))
    keep_public_half(settings.DATA_DIR, SHEET.public)
    upkeep.make_backup()
    assert (rows()[0][0], caplog.messages) == ("no_space", ["no backup problem=no_space"])


def test_before_there_is_a_recovery_key_it_is_tried_only_when_somebody_asks(caplog):
    upkeep.make_backup()
    assert (rows(), caplog.messages) == ([], [])
    upkeep.make_backup(asked=True)
    assert len(rows()) == 1


def test_a_demo_is_backed_up_only_when_somebody_asks(settings):
    settings.GATEPOST_DEMO = True
    keep_public_half(settings.DATA_DIR, SHEET.public)
    upkeep.make_backup()
    assert rows() == []
    upkeep.make_backup(asked=True)
    assert len(rows()) == 1


def test_the_account_that_serves_cannot_write_what_became_of_backups(app_role):
    from django.db import ProgrammingError, transaction

    assert list(Backup.objects.all()) == []
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Backup.objects.create(started_at=datetime.now(UTC), ended_at=datetime.now(UTC), problem="dump")


def test_the_address_is_that_of_this_process(settings):
    address = own_address()
    assert address["dbname"].startswith("test_gatepost_")
    assert (address["user"], "pool" in address) == ("gatepost_owner", False)
