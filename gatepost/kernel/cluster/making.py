"""Making a new cluster: complete under its name, or not there."""

from __future__ import annotations

import shutil
import subprocess

from gatepost.kernel.cluster.account import Account
from gatepost.kernel.cluster.binaries import MAJOR_VERSION, Engine
from gatepost.kernel.cluster.errors import StartFailed
from gatepost.kernel.cluster.folders import Folders
from gatepost.kernel.cluster.running import as_account

_OPTIONS = [
    "--encoding=UTF8",
    # The same order of words on every machine, whatever languages it has installed.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    # Who can reach the socket's folder is let in; nobody else can.
    "--auth=trust",
    "--username=postgres",
    "--set=timezone=UTC",
    "--set=log_timezone=UTC",
]


def make_cluster(folders: Folders, engine: Engine, account: Account | None, *, durable: bool) -> None:
    if folders.cluster.exists():
        _refuse_other_version(folders)
        return
    shutil.rmtree(folders.draft, ignore_errors=True)
    folders.draft.mkdir(mode=0o700)
    if account is not None:
        account.own(folders.draft)
    command = [str(engine.binary("initdb")), f"--pgdata={folders.draft}", *_OPTIONS]
    done = subprocess.run(
        command if durable else [*command, "--no-sync"],
        check=False,
        capture_output=True,
        text=True,
        **as_account(account),
    )
    if done.returncode != 0:
        raise StartFailed(f"PostgreSQL could not set up {folders.cluster}: {_last_line(done.stderr)}")
    folders.draft.rename(folders.cluster)


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("initdb: removing")]
    return lines[-1] if lines else "it gave no reason"


def _refuse_other_version(folders: Folders) -> None:
    noted = folders.cluster / "PG_VERSION"
    if not noted.exists():
        raise StartFailed(f"{folders.cluster} is not a PostgreSQL data folder. Move it away and start again.")
    found = noted.read_text().strip()
    if found != MAJOR_VERSION:
        raise StartFailed(
            f"{folders.cluster} was written by PostgreSQL {found}; this Gatepost brings {MAJOR_VERSION}. "
            "Restore a backup into a new data directory."
        )
