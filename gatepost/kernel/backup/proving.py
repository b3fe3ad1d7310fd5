"""A backup counts once it was restored: into an empty server that is thrown away, and compared row for row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from gatepost.kernel.backup.contents import digest_of
from gatepost.kernel.backup.envelope import Opener
from gatepost.kernel.backup.opening import check_whole, key_of
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.restoring import restore
from gatepost.kernel.cluster import ClusterError, NoBinaries
from gatepost.kernel.cluster.throwaway import throwaway_cluster

_DATABASE = "proof"


def prove(path: Path, opener: Opener, *, data_dir: Path) -> bool:
    """False where there is no embedded server; the file was then read to its end only. Raises BackupRefused."""
    digests: dict[str, str] = {}

    def read_only(name: str, content: Iterator[bytes]) -> None:
        digests[name] = digest_of(content)

    try:
        with throwaway_cluster(data_dir) as cluster:
            cluster.ensure_database(_DATABASE)
            restored = restore(
                path, opener, into=conninfo_to_dict(cluster.url(database=_DATABASE)), take_file=read_only
            )
    except NoBinaries:
        check_whole(path, key_of(path, opener))
        return False
    except ClusterError as error:
        raise BackupRefused(BackupProblem.NOT_PROVED, error) from error
    wrong = sorted(name for name, digest in restored.manifest.files.items() if digests.get(name) != digest)
    if wrong:
        raise BackupRefused(BackupProblem.DIFFERENT, ", ".join(wrong))
    return True
