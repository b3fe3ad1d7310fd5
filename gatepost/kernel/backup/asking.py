"""What people do about backups from the desk."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor, Permission, require
from gatepost.kernel.backup.recovery import keep_public_half, mark_of
from gatepost.kernel.jobs import AlreadyWaiting, defer

MAKE_BACKUP = "kernel.make_backup"


@transaction.atomic
def ask_for_backup(*, by: Actor, at: datetime) -> bool:
    """Made beside the pages. False when one waits already."""
    require(by, Permission.KEEP_BACKUPS)
    try:
        defer(MAKE_BACKUP, asked=True)
    except AlreadyWaiting:
        return False
    audit.record(by=by, at=at, action="kernel.ask_for_backup", subject_kind="backup", subject_id=None)
    return True


@transaction.atomic
def adopt_recovery_key(*, public: bytes, by: Actor, at: datetime) -> None:
    """From now on backups are closed to it. The key itself was shown and is kept nowhere."""
    require(by, Permission.KEEP_BACKUPS)
    audit.record(
        by=by,
        at=at,
        action="kernel.adopt_recovery_key",
        subject_kind="recovery_key",
        subject_id=None,
        mark=mark_of(public),
    )
    keep_public_half(settings.DATA_DIR, public)
