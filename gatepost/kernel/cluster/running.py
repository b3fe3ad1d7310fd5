"""Starting the server process of a cluster, and stopping it."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from typing import Any

from gatepost.kernel.cluster.account import Account
from gatepost.kernel.cluster.binaries import Engine
from gatepost.kernel.cluster.connections import answers
from gatepost.kernel.cluster.errors import StartFailed, StopFailed
from gatepost.kernel.cluster.folders import Folders
from gatepost.kernel.cluster.processes import processes_of, server_of

_START_SECONDS = 180
"""After a power cut PostgreSQL replays its journal before it answers."""
_STOP_SECONDS = 30
_LOG_BYTES = 5_000_000
_THROWAWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")

_children: list[subprocess.Popen[bytes]] = []
"""Servers started here, kept so that they are reaped and never waited for by the garbage collector."""


def as_account(account: Account | None) -> dict[str, Any]:
    """How to start a program of PostgreSQL: nothing of our environment, no folder of ours, no key press of ours."""
    options: dict[str, Any] = {
        "env": {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath},
        "cwd": "/",
        "stdin": subprocess.DEVNULL,
        "start_new_session": True,
    }
    if account is not None:
        options |= {"user": account.uid, "group": account.gid, "extra_groups": []}
    return options


def _command(folders: Folders, engine: Engine, *, durable: bool) -> list[str]:
    settings = [
        "listen_addresses=",
        f"unix_socket_directories={_quoted(str(folders.socket_dir))}",
        "unix_socket_permissions=0700",
        f"cluster_name={folders.tag}",
        "logging_collector=off",
        # Words of the search that are not in its index yet are read by every question: there are to be few.
        "gin_pending_list_limit=64kB",
        *(() if durable else _THROWAWAY),
    ]
    arguments = [part for setting in settings for part in ("-c", setting)]
    return [str(engine.binary("postgres")), "-D", str(folders.cluster), *arguments]


def _quoted(folder: str) -> str:
    """The setting is a list of folders between commas."""
    return '"' + folder.replace('"', '""') + '"'


def start_server(folders: Folders, engine: Engine, account: Account | None, *, durable: bool) -> None:
    """Returns when it answers."""
    if folders.log.exists() and folders.log.stat().st_size > _LOG_BYTES:
        folders.log.replace(folders.log.with_suffix(".log.old"))
    with folders.log.open("ab") as log:
        since = log.tell()
        server = subprocess.Popen(
            _command(folders, engine, durable=durable), stdout=log, stderr=log, **as_account(account)
        )
    _children.append(server)
    _wait(lambda: answers(folders.socket_dir) or server.poll() is not None, _START_SECONDS)
    if not answers(folders.socket_dir):
        raise StartFailed(f"PostgreSQL did not start: {_reason(folders, since)} (log: {folders.log})")


def _reason(folders: Folders, since: int) -> str:
    with folders.log.open("rb") as log:
        log.seek(since)
        lines = log.read().decode(errors="replace").splitlines()
    fatal = [line.partition("FATAL:")[2].strip() for line in lines if "FATAL:" in line]
    return fatal[-1] if fatal else (lines[-1] if lines else "it gave no reason")


def wait_for_server(folders: Folders) -> bool:
    """For a server of ours that was found running: True when it answers, False when it has ended."""
    _wait(lambda: answers(folders.socket_dir) or server_of(folders.tag) is None, _START_SECONDS)
    return answers(folders.socket_dir)


def end_leftovers(folders: Folders) -> None:
    """Helpers whose server was killed end by themselves, unless they are busy; two servers on one folder would destroy it."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        _signal(folders.tag, number)
        if _wait(lambda: not processes_of(folders.tag), 10):
            return
    raise StartFailed(f"Processes of an earlier PostgreSQL on {folders.cluster} do not end.")


def stop_server(folders: Folders) -> None:
    """Fast shutdown: open transactions are rolled back, everything is written, nothing needs to be replayed."""
    for number, seconds in ((signal.SIGINT, _STOP_SECONDS), (signal.SIGQUIT, 10)):
        server = server_of(folders.tag)
        if server is not None:
            os.kill(server.pid, number)
        if _wait(lambda: not processes_of(folders.tag), seconds):
            return
    raise StopFailed(f"PostgreSQL on {folders.cluster} does not stop.")


def _signal(tag: str, number: signal.Signals) -> None:
    for process in processes_of(tag):
        try:
            os.kill(process.pid, number)
        except ProcessLookupError:
            continue


def _wait(is_so: Callable[[], bool], seconds: float) -> bool:
    """Looks often at first, then every tenth of a second."""
    deadline, pause = time.monotonic() + seconds, 0.005
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
        pause = min(pause * 1.5, 0.1)
        _reap()
    _reap()
    return True


def _reap() -> None:
    _children[:] = [child for child in _children if child.poll() is None]
