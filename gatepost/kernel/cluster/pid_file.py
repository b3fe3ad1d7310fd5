"""`postmaster.pid`: PostgreSQL's own note of who runs a cluster, which a power cut or a container restart leaves behind."""

from __future__ import annotations

from pathlib import Path

from gatepost.kernel.cluster.errors import StartFailed
from gatepost.kernel.cluster.folders import Folders
from gatepost.kernel.cluster.processes import Process, live_process


def _noted_pid(folders: Folders) -> int | None:
    try:
        first = (folders.cluster / "postmaster.pid").read_text().split("\n", 1)[0].strip()
    except FileNotFoundError:
        return None
    return int(first) if first.isdigit() else None


def forget_foreign_pid(folders: Folders) -> None:
    """Removes a note that names somebody else's live process, which is left alone. Call it when no process of ours is left.

    A note that names a dead process stays: PostgreSQL clears it itself, after checking shared memory, which is safer.
    """
    pid = _noted_pid(folders)
    if pid is None:
        return
    process = live_process(pid)
    if process is not None and _may_have_moved(process):
        raise StartFailed(
            f"PostgreSQL process {pid} may be using {folders.cluster} under an earlier name. Stop it and start again."
        )
    if process is not None or _is_zombie(pid):
        _remove_notes(folders)


def _is_zombie(pid: int) -> bool:
    """A zombie has ended, but still answers to signal 0, so that PostgreSQL would take it for alive."""
    return Path(f"/proc/{pid}").exists()


def _may_have_moved(process: Process) -> bool:
    """A server whose folder is gone: perhaps the data directory was renamed while it ran."""
    return process.served_folder is not None and not process.served_folder.exists()


def _remove_notes(folders: Folders) -> None:
    (folders.cluster / "postmaster.pid").unlink(missing_ok=True)
    for note in folders.socket_dir.glob(".s.PGSQL.*"):
        note.unlink()
