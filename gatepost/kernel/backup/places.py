"""The folder of backups: names, what lies there, what is being written, and what is taken away."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import IO

from gatepost.kernel.backup.envelope import Machine
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.rotation import to_keep
from gatepost.kernel.whole_files import settle, settle_folder

_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"^gatepost-(?P<mark>[0-9a-f]{8})-(?P<stamp>\d{8}-\d{6})\.backup$")
_DRAFT = ".{}.part"


@dataclass(frozen=True, slots=True)
class BackupFile:
    path: Path
    made_at: datetime
    size: int


def name_of(machine: Machine, at: datetime) -> str:
    return f"gatepost-{machine.mark}-{at.astimezone(UTC).strftime(_STAMP)}.backup"


def backups_in(folder: Path, machine: Machine) -> list[BackupFile]:
    """Whole ones of this data folder, the newest first; those of other posts are not ours to count or to remove."""
    found = []
    with suppress(FileNotFoundError):
        for path in folder.iterdir():
            name = _NAME.match(path.name)
            if name and name["mark"] == machine.mark:
                found.append(BackupFile(path, made_at(path), path.stat().st_size))
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def made_at(path: Path) -> datetime:
    """As the name says, that of a draft as well."""
    stamp = path.name.removesuffix(".part").removesuffix(".backup")[-len("20200129-140000") :]
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def take_away_old(folder: Path, machine: Machine, zone: tzinfo) -> list[Path]:
    here = backups_in(folder, machine)
    kept = to_keep(one.made_at.astimezone(zone) for one in here)
    old = [one.path for one in here if one.made_at.astimezone(zone) not in kept]
    for path in old:
        path.unlink()
    return old


def take_away_before(folder: Path, machine: Machine, at: datetime) -> list[Path]:
    """A key that was destroyed must not live on in an earlier backup."""
    gone = [one.path for one in backups_in(folder, machine) if one.made_at < at]
    for path in gone:
        path.unlink()
    return gone


def usable(folder: Path, *, may_make: bool) -> Path:
    """A folder that is named by somebody is not made: a memory stick that is not plugged in would be missed by nobody.

    Raises BackupRefused: NO_FOLDER.
    """
    if may_make:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        raise BackupRefused(BackupProblem.NO_FOLDER, folder)
    return folder


@contextmanager
def only_one(data_dir: Path) -> Iterator[None]:
    """Raises BackupRefused: BUSY. The kernel gives the lock back when the process dies, however it dies."""
    with (data_dir / "backup.lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupRefused(BackupProblem.BUSY) from error
        yield


@dataclass(frozen=True, slots=True)
class Draft:
    """Under a name that no backup has, until it is whole and proved."""

    path: Path
    file: IO[bytes]
    final: Path

    def settle(self) -> None:
        self.file.flush()
        settle(self.file.fileno())

    def finish(self) -> Path:
        self.path.rename(self.final)
        settle_folder(self.final.parent)
        return self.final


@contextmanager
def draft(folder: Path, name: str) -> Iterator[Draft]:
    """Nothing of it stays unless it was finished."""
    path = folder / _DRAFT.format(name)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield Draft(path, file, folder / name)
    finally:
        path.unlink(missing_ok=True)


def take_away_drafts(folder: Path, machine: Machine) -> list[Path]:
    """What a killed backup left. Called by whoever holds `only_one`."""
    left = sorted(folder.glob(_DRAFT.format(f"gatepost-{machine.mark}-*.backup")))
    for path in left:
        path.unlink()
    return left
