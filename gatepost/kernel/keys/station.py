"""A station's key, changed while people work."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from gatepost.kernel import audit, vault
from gatepost.kernel.access import NOBODY
from gatepost.kernel.keys.changing import Change, Stage, begin_change
from gatepost.kernel.keys.moving import move_all, named
from gatepost.kernel.keys.problems import KeyProblem, KeyRefused
from gatepost.kernel.keys.taking_over import take_over, work_out
from gatepost.kernel.keys.turns import only_one
from gatepost.kernel.keys.waiting import patiently, wait_for_earlier
from gatepost.kernel.keys.watching import NobodyWatches, Watch
from gatepost.kernel.models import DataKey


def rotate_station_key(*, station_id: UUID, at: datetime, watch: Watch | None = None) -> int:
    """Whoever owns the tables and the data folder may. Goes on where an earlier run was stopped; the number of rows sealed anew.

    Raises KeyRefused: BUSY, NO_KEY, OTHERS, BROKEN; then the former key stays, and everything can be read.
    """
    watch = watch or NobodyWatches()
    with only_one(settings.DATA_DIR):
        change = begin_change(station_id, at)
        if not change.is_taken_over:
            # Who looks for a number must know both keys before the first row is found by the newer one only.
            wait_for_earlier(watch)
            known = work_out(change, watch)
            patiently(lambda: take_over(change, at, known, watch), watch)
        moved, broken = move_all(change, watch)
        if broken:
            raise KeyRefused(KeyProblem.BROKEN, named(broken))
        DataKey.objects.filter(pk=change.former).update(stage=Stage.EMPTY)
        # Who is looking for a number at this moment asks by it, too, though nothing is found by it.
        wait_for_earlier(watch)
        _destroy_former(change, at)
    return moved


@transaction.atomic
def _destroy_former(change: Change, at: datetime) -> None:
    vault.destroy_key(key_id=change.former, at=at)
    audit.record(
        by=NOBODY,
        at=at,
        action="kernel.destroy_former_key",
        subject_kind="data_key",
        subject_id=change.former,
        station_id=change.station_id,
    )
