"""An empty server beside that of the data folder, for a moment; nothing of it stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gatepost.kernel.cluster.folders import Folders, locate
from gatepost.kernel.cluster.running import end_leftovers
from gatepost.kernel.cluster.supervisor import Cluster

_FOLDER = "throwaway"


@contextmanager
def throwaway_cluster(data_dir: Path) -> Iterator[Cluster]:
    """One at a time for each data folder: whoever holds it keeps others out. Raises ClusterError."""
    end_throwaway(data_dir)
    cluster = Cluster(data_dir / _FOLDER, durable=False)
    try:
        cluster.start()
        cluster.ensure_roles()
        yield cluster
    finally:
        cluster.stop()
        end_throwaway(data_dir)


def end_throwaway(data_dir: Path) -> None:
    """Also one whose process was killed."""
    if not (data_dir / _FOLDER).exists():
        return
    folders = locate(data_dir / _FOLDER)
    end_leftovers(folders)
    _take_away(folders)


def _take_away(folders: Folders) -> None:
    if folders.base != folders.data_dir:
        shutil.rmtree(folders.base, ignore_errors=True)
    shutil.rmtree(folders.socket_dir, ignore_errors=True)
    shutil.rmtree(folders.data_dir, ignore_errors=True)
