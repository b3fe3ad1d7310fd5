"""The master key, changed while people work. Each step leaves the post readable, and the next run goes on from there.

The new key is written beside the one in force; every data key is wrapped by it; then it takes the other's place, which is overwritten.
"""

from __future__ import annotations

import os
import secrets
from collections import Counter
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from gatepost.kernel import audit, masters, vault
from gatepost.kernel.access import NOBODY
from gatepost.kernel.backup.places import only_one as no_backup_meanwhile
from gatepost.kernel.keys.problems import KeyProblem, KeyRefused
from gatepost.kernel.keys.turns import only_one
from gatepost.kernel.models import DataKey
from gatepost.kernel.secrets import KEY_BYTES, master_key_paths
from gatepost.kernel.whole_files import settle_folder, write_whole


def rotate_master_key(*, at: datetime) -> int:
    """Whoever owns the tables and the data folder may. The number of data keys that it wraps.

    Raises KeyRefused: BUSY, DAMAGED, OTHERS; and BackupRefused: BUSY, as a backup takes the database first and the keys after it.
    """
    with only_one(settings.DATA_DIR), no_backup_meanwhile(settings.DATA_DIR):
        in_force, coming = master_key_paths(settings.DATA_DIR)
        _check(in_force, coming)
        if not coming.exists():
            write_whole(coming, secrets.token_bytes(KEY_BYTES))
        _wrap_anew(coming.read_bytes(), at)
        return _take_place(in_force, coming)


def _check(in_force: Path, coming: Path) -> None:
    for path in (in_force, *([coming] if coming.exists() else [])):
        if not path.is_file() or path.stat().st_size != KEY_BYTES:
            raise KeyRefused(KeyProblem.DAMAGED, path)
    others = sum(not vault.opens(row) for row in _live_keys())
    if others:
        raise KeyRefused(KeyProblem.OTHERS, others)


@transaction.atomic
def _wrap_anew(master: bytes, at: datetime) -> None:
    masters.keep_from_use()
    changed: Counter[UUID] = Counter()
    for row in _live_keys().select_for_update():
        assert row.wrapped is not None  # noqa: S101  the database says so of one that is not destroyed
        if not masters.is_wrapped_by(master, bytes(row.wrapped), row.id):
            row.wrapped = masters.wrap(masters.unwrap(bytes(row.wrapped), row.id), row.id, by=master)
            row.save(update_fields=["wrapped"])
            changed[row.station_id] += 1
    for station_id, keys in changed.items():
        audit.record(
            by=NOBODY,
            at=at,
            action="kernel.rotate_master_key",
            subject_kind="master_key",
            subject_id=None,
            station_id=station_id,
            keys=keys,
        )


@transaction.atomic
def _take_place(in_force: Path, coming: Path) -> int:
    """A transaction of its own: what was wrapped anew must be there before the old key is gone. Nobody makes a data key meanwhile."""
    masters.keep_from_use()
    master, rows = coming.read_bytes(), list(_live_keys())
    others = sum(not masters.is_wrapped_by(master, bytes(row.wrapped or b""), row.id) for row in rows)
    if others:
        raise KeyRefused(KeyProblem.OTHERS, others)
    with in_force.open("r+b") as former:
        coming.replace(in_force)
        settle_folder(in_force.parent)
        former.write(secrets.token_bytes(KEY_BYTES))
        former.flush()
        os.fsync(former.fileno())
    return len(rows)


def _live_keys() -> QuerySet[DataKey]:
    return DataKey.objects.filter(destroyed_at=None).order_by("id")
