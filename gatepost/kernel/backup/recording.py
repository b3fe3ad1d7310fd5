"""Every attempt leaves a row, also one that failed: the desk says when the last good one was, and why there is none."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction

from gatepost.kernel import clock
from gatepost.kernel.backup.envelope import machine_of
from gatepost.kernel.backup.making import Made, Tell, Wanted, make_backup
from gatepost.kernel.backup.places import made_at, only_one, take_away_drafts, usable
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.programs import Address
from gatepost.kernel.models import Backup

_LONGEST_DETAIL = 300


def own_address() -> Address:
    """Of this process: for a backup it must be the account that owns the tables."""
    known: dict[str, Any] = connection.settings_dict
    options = {name: value for name, value in known["OPTIONS"].items() if name != "pool"}
    named = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    return {word: known[name] for word, name in named.items() if known[name]} | options


def wanted_here(folder: Path | None = None) -> Wanted:
    """`folder` for once; otherwise that of the settings. Raises BackupRefused: NO_FOLDER."""
    default = settings.DATA_DIR / "backups"
    place = folder or settings.BACKUP_DIR
    return Wanted(settings.DATA_DIR, own_address(), usable(place, may_make=place == default), clock.zone())


def back_up(folder: Path | None = None, *, tell: Tell = lambda step: None) -> Made:
    """Raises BackupRefused."""
    started_at = datetime.now(UTC)
    with only_one(settings.DATA_DIR):
        try:
            wanted = wanted_here(folder)
            _note_stopped(wanted)
            made = make_backup(wanted, tell=tell)
        except BackupRefused as refusal:
            _note_refusal(refusal, started_at, folder or settings.BACKUP_DIR)
            raise
        _note(made, started_at)
    return made


def _note(made: Made, started_at: datetime) -> None:
    Backup.objects.create(
        started_at=started_at,
        ended_at=datetime.now(UTC),
        folder=str(made.path.parent),
        file_name=made.path.name,
        size=made.size,
        row_count=made.rows,
        is_proved=made.is_proved,
    )


def _note_stopped(wanted: Wanted) -> None:
    for left in take_away_drafts(wanted.folder, machine_of(wanted.data_dir)):
        refusal = BackupRefused(BackupProblem.STOPPED)
        _note_refusal(refusal, made_at(left), wanted.folder)


def _note_refusal(refusal: BackupRefused, started_at: datetime, folder: Path) -> None:
    """A database that cannot be read out can often not be written into either; the sentence then reaches its reader all the same."""
    with suppress(DatabaseError), transaction.atomic():
        Backup.objects.create(
            started_at=started_at,
            ended_at=datetime.now(UTC),
            folder=str(folder),
            problem=refusal.problem.value,
            detail=refusal.detail[:_LONGEST_DETAIL],
        )
