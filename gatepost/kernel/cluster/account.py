"""PostgreSQL refuses to run as root; then it runs as an account that may do nothing else."""

from __future__ import annotations

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from gatepost.kernel.cluster.errors import NoAccount

_NAMES = ("nobody", "daemon")


@dataclass(frozen=True, slots=True)
class Account:
    uid: int
    gid: int

    def own(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid)


def account_for(cluster: Path) -> Account | None:
    """Who runs PostgreSQL: None for ourselves. A cluster that exists is run by its owner."""
    if os.geteuid() != 0:
        return None
    if cluster.exists() and cluster.stat().st_uid != 0:
        return Account(cluster.stat().st_uid, cluster.stat().st_gid)
    for name in _NAMES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise NoAccount(
        "PostgreSQL cannot run as root and this machine has no account called nobody. "
        "Start Gatepost as an ordinary user, or set DATABASE_URL."
    )


def _allows(mode: os.stat_result, account: Account, wanted: int) -> bool:
    """`wanted` is three permission bits, for example 0o5 to read and enter."""
    bits = stat.S_IMODE(mode.st_mode)
    if mode.st_uid == account.uid:
        return (bits >> 6) & wanted == wanted
    if mode.st_gid == account.gid:
        return (bits >> 3) & wanted == wanted
    return bits & wanted == wanted


def may_enter(path: Path, account: Account) -> bool:
    """Whether the account can walk down to `path`. Folders that do not exist yet will be made by us and do not count."""
    way = [path, *path.parents]
    return all(_allows(folder.stat(), account, 0o1) for folder in way if folder.exists())


def may_read(path: Path, account: Account) -> bool:
    return may_enter(path.parent, account) and _allows(path.stat(), account, 0o5 if path.is_dir() else 0o4)
