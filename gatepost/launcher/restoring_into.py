"""Where a backup is taken in. Until all of it is there and compared, nothing has the name under which it is served."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from gatepost.config.database import DATABASE_NAME
from gatepost.kernel.backup.contents import put_keys, take_file
from gatepost.kernel.backup.envelope import Machine, Opener, belongs_to, machine_of
from gatepost.kernel.backup.opening import read_head
from gatepost.kernel.backup.recording import own_address
from gatepost.kernel.backup.recovery import RecoveryKey, keep_public_half, public_half, read_recovery_key
from gatepost.kernel.backup.restoring import Restored, restore
from gatepost.kernel.backup.sums import rows_in
from gatepost.kernel.cluster import Cluster
from gatepost.launcher.words import Refusal

_RESTORING = f"{DATABASE_NAME}_restoring"


def opener_for(path: Path, data_dir: Path, ask_for_key: Callable[[str], str]) -> Opener:
    """The machine's own key where the backup is its own; only a machine that lacks it asks for the sheet."""
    head = read_head(path)
    if (data_dir / "keys" / "backup.key").exists():
        machine: Machine = machine_of(data_dir)
        if belongs_to(head.closed_to, machine):
            return machine
    return read_recovery_key(ask_for_key(head.recovery_mark))


def embedded(path: Path, opener: Opener, *, data_dir: Path) -> int:
    """The number of rows. Raises Refusal, BackupRefused, ClusterError."""
    with Cluster(data_dir) as cluster:
        cluster.ensure_roles()
        cluster.ensure_database(DATABASE_NAME)
        if not _is_unused():
            raise Refusal(
                f"{data_dir} 里已经有数据，还原不会覆盖它。请用 GATEPOST_DATA_DIR 指定一个空目录。",
                f"{data_dir} holds data, which restoring never replaces. Name an empty folder by GATEPOST_DATA_DIR.",
            )
        cluster.drop_database(_RESTORING)
        cluster.ensure_database(_RESTORING)
        into = conninfo_to_dict(cluster.url(database=_RESTORING))
        restored = restore(path, opener, into=into, take_file=take_file(data_dir))
        _take_keys(restored, opener, data_dir)
        cluster.drop_database(DATABASE_NAME)
        cluster.rename_database(_RESTORING, DATABASE_NAME)
    return rows_in(restored.manifest.sums)


def own_server(path: Path, opener: Opener, *, data_dir: Path) -> int:
    """Into the database of DATABASE_OWNER_URL. Raises Refusal, BackupRefused."""
    if _tables():
        raise Refusal(
            "DATABASE_OWNER_URL 所指的数据库不是空的，还原不会覆盖它。请新建一个空数据库。",
            "The database of DATABASE_OWNER_URL is not empty, and restoring never replaces anything. Make an empty one.",
        )
    restored = restore(path, opener, into=own_address(), take_file=take_file(data_dir))
    _take_keys(restored, opener, data_dir)
    return rows_in(restored.manifest.sums)


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    connection.close()
    return tables


def _is_unused() -> bool:
    """Also a post that was started once and never set up."""
    accounts = get_user_model()
    table = accounts._meta.db_table  # noqa: SLF001  (Django's own way to ask)
    unused = table not in _tables() or not accounts.objects.exists()
    connection.close()
    return unused


def _take_keys(restored: Restored, opener: Opener, data_dir: Path) -> None:
    put_keys(data_dir, restored.keys)
    if isinstance(opener, RecoveryKey) and public_half(data_dir) is None:
        keep_public_half(data_dir, opener.public)
