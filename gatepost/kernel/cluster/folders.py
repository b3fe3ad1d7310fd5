"""Where a cluster lives, decided the same way by every process that is given the same data directory."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from gatepost.kernel.cluster.account import Account, account_for, may_enter
from gatepost.kernel.cluster.errors import StartFailed
from gatepost.kernel.cluster.processes import live_processes

_ELSEWHERE = Path("/var/lib")
_SHORT = Path("/tmp")  # noqa: S108  (same for every process, unlike the runtime or temp directory of a session)
_LONGEST_SOCKET_FOLDER = 80
"""Bytes: a unix socket's whole path may have 103 on macOS, 107 on Linux."""


@dataclass(frozen=True, slots=True)
class Folders:
    data_dir: Path
    base: Path
    """The data directory itself, unless the account that runs PostgreSQL could not get there."""

    @property
    def tag(self) -> str:
        """Names this cluster in process lists and short paths."""
        return f"gatepost-{_digest(self.cluster)}"

    @property
    def cluster(self) -> Path:
        return self.base / "cluster"

    @property
    def draft(self) -> Path:
        """A cluster that is being made; it gets its name when it is complete."""
        return self.base / "cluster.draft"

    @property
    def engine_copies(self) -> Path:
        return self.base / "engine"

    @property
    def socket_dir(self) -> Path:
        beside = self.base / "run"
        return beside if len(os.fsencode(beside)) <= _LONGEST_SOCKET_FOLDER else _SHORT / self.tag

    @property
    def log(self) -> Path:
        return self.data_dir / "log" / "postgresql.log"

    @property
    def location(self) -> Path:
        """Remembers a base that is not the data directory."""
        return self.data_dir / "cluster-location"


def _digest(path: Path) -> str:
    return sha256(os.fsencode(path)).hexdigest()[:12]


def locate(data_dir: Path) -> Folders:
    """Reads only; nothing is made."""
    data_dir = data_dir.expanduser().resolve()
    beside = Folders(data_dir, data_dir)
    if beside.location.exists():
        return Folders(data_dir, Path(beside.location.read_text().strip()))
    account = account_for(beside.cluster)
    if account is None or beside.cluster.exists() or may_enter(data_dir, account):
        return beside
    return Folders(data_dir, _ELSEWHERE / f"gatepost-{_digest(data_dir)}")


def make_folders(folders: Folders, account: Account | None) -> None:
    """Everything but the cluster. Folders that exist keep the permissions that their owner gave them."""
    _make(folders.data_dir, account)
    _make(folders.log.parent, account)
    if folders.base != folders.data_dir:
        _remember(folders, account)
    _make_private(folders.socket_dir, account)


def _make(folder: Path, account: Account | None) -> None:
    """As root the way down stays open for the account that runs PostgreSQL, but nobody can list it."""
    for missing in reversed([path for path in (folder, *folder.parents) if not path.exists()]):
        missing.mkdir(exist_ok=True)
        missing.chmod(0o700 if account is None else 0o711)


def _remember(folders: Folders, account: Account | None) -> None:
    """A cluster left there by a data directory that was since deleted is set aside: its keys are gone, its rows are not ours."""
    if not folders.location.exists() and folders.base.exists():
        if any(str(folders.base) in process.command for process in live_processes() if process.is_postgres):
            raise StartFailed(f"A PostgreSQL of a deleted data directory still runs on {folders.base}. Stop it first.")
        age = int(folders.base.stat().st_mtime)
        folders.base.rename(folders.base.with_name(f"{folders.base.name}.until-{age}"))
    _make(folders.base, account)
    folders.location.write_text(f"{folders.base}\n")


def _make_private(folder: Path, account: Account | None) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    if account is not None:
        account.own(folder)
