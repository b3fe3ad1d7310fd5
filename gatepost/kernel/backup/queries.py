"""What the desk says about backups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django.models import ProcrastinateJob

from gatepost.kernel.backup.asking import MAKE_BACKUP
from gatepost.kernel.backup.recovery import PublicHalf, public_half
from gatepost.kernel.models import Backup

OVERDUE_AFTER = timedelta(hours=36)
"""By the machine's clock. A night that was missed is made up for in the morning; a second one is a matter for a person."""


def last_good() -> Backup | None:
    return Backup.objects.filter(problem="").order_by("-started_at").first()


def is_overdue(good: Backup | None, *, at: datetime | None = None) -> bool:
    return good is None or (at or datetime.now(UTC)) - good.started_at > OVERDUE_AFTER


def is_being_made() -> bool:
    return ProcrastinateJob.objects.filter(task_name=MAKE_BACKUP, status__in=["todo", "doing"]).exists()


@dataclass(frozen=True, slots=True)
class Keeping:
    """How this post keeps its backups."""

    folder: Path
    is_on_the_same_disk: bool
    """What helps against a mistake, and not against a dead disk."""
    sheet: PublicHalf | None
    """The recovery key in force."""


def keeping() -> Keeping:
    folder: Path = settings.BACKUP_DIR
    return Keeping(folder, _on_one_disk(folder, settings.DATA_DIR), public_half(settings.DATA_DIR))


def _on_one_disk(one: Path, other: Path) -> bool:
    return _disk_of(one) == _disk_of(other)


def _disk_of(folder: Path) -> int:
    """Of a folder that does not exist yet, that of the nearest one that does."""
    return next(place.stat().st_dev for place in (folder, *folder.parents) if place.exists())
