"""Making a backup: written under a name that no backup has, proved by restoring it, and only then given its name."""

from __future__ import annotations

import errno
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from gatepost import __version__
from gatepost.kernel.backup.contents import (
    DATABASE,
    KEYS,
    MANIFEST,
    Manifest,
    blocks_of,
    close_keys,
    file_digests,
)
from gatepost.kernel.backup.dumping import Snapshot, snapshot
from gatepost.kernel.backup.entries import EntryWriter
from gatepost.kernel.backup.envelope import KEY_BYTES, Machine, close, machine_of
from gatepost.kernel.backup.places import Draft, draft, name_of, take_away_before, take_away_old
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.programs import Address
from gatepost.kernel.backup.proving import prove
from gatepost.kernel.backup.recovery import PublicHalf, public_half
from gatepost.kernel.backup.sealed_stream import SealedWriter
from gatepost.kernel.backup.sums import rows_in

Tell = Callable[[str], None]
"""Hears which step begins: copy, prove."""


@dataclass(frozen=True, slots=True)
class Made:
    path: Path
    size: int
    rows: int
    is_proved: bool
    """False where no embedded server is there to restore it into; it was then read back only."""
    removed: list[Path]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is backed up, and where to."""

    data_dir: Path
    address: Address
    """Of the account that sees every row."""
    folder: Path
    zone: tzinfo


def make_backup(wanted: Wanted, *, tell: Tell = lambda step: None) -> Made:
    """Called by whoever holds `only_one`. Raises BackupRefused. Whatever happens, no file is left that looks whole and is not."""
    recovery = public_half(wanted.data_dir)
    if recovery is None:
        raise BackupRefused(BackupProblem.NO_KEY)
    machine, at = machine_of(wanted.data_dir), datetime.now(UTC)
    with _troubles_of_the_disk(), draft(wanted.folder, name_of(machine, at)) as growing:
        tell("copy")
        manifest = _write(growing, wanted, recovery, machine, at)
        tell("prove")
        is_proved = prove(growing.path, machine, data_dir=wanted.data_dir)
        path = growing.finish()
        removed = _take_away(wanted, machine, manifest)
    return Made(path, path.stat().st_size, rows_in(manifest.sums), is_proved, removed)


def _take_away(wanted: Wanted, machine: Machine, manifest: Manifest) -> list[Path]:
    removed = take_away_old(wanted.folder, machine, wanted.zone)
    if manifest.key_destroyed_at:
        # By the domain's clock, which may be ahead of the machine's.
        at = min(datetime.fromisoformat(manifest.key_destroyed_at), datetime.fromisoformat(manifest.made_at))
        removed += take_away_before(wanted.folder, machine, at)
    return removed


@contextmanager
def _troubles_of_the_disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise BackupRefused(BackupProblem.NO_FOLDER, error.strerror or error) from error
        raise BackupRefused(BackupProblem.NO_SPACE) from error


def _write(growing: Draft, wanted: Wanted, recovery: PublicHalf, machine: Machine, at: datetime) -> Manifest:
    key = secrets.token_bytes(KEY_BYTES)
    head = {
        "made_at": at.isoformat(timespec="seconds"),
        "version": __version__,
        "closed_to": close(key, recovery=recovery, machine=machine),
    }
    with snapshot(wanted.address) as moment:
        manifest = _manifest(moment, wanted.data_dir, at)
        writer = SealedWriter(growing.file, head, key)
        entries = EntryWriter(writer.write)
        entries.add(MANIFEST, iter([manifest.as_bytes()]))
        entries.add(KEYS, iter([close_keys(wanted.data_dir, recovery=recovery, machine=machine)]))
        with closing(moment.dump()) as dump:
            entries.add(DATABASE, dump)
    for name in manifest.files:
        entries.add(name, blocks_of(wanted.data_dir / name))
    entries.end()
    writer.close()
    growing.settle()
    return manifest


def _manifest(moment: Snapshot, data_dir: Path, at: datetime) -> Manifest:
    return Manifest(
        made_at=at.isoformat(timespec="seconds"),
        version=__version__,
        server=moment.server,
        steps=[list(step) for step in moment.steps],
        key_destroyed_at=moment.key_destroyed_at.isoformat() if moment.key_destroyed_at else None,
        sums=moment.sums,
        files=file_digests(data_dir),
    )
