"""Sheets that nobody came back for. A file that has served no purpose for two weeks serves none any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.people.enums import ImportState
from gatepost.people.models import ImportFile, ImportRow, SheetImport
from gatepost.people.sheet_files import destroy_file

LEFT_OVER_DAYS = 14
"""By the machine's time, since somebody last worked on it: long enough for whoever mends the rows that were not taken."""


@transaction.atomic
def destroy_left_over_sheets(*, station_id: UUID, by: Actor, at: datetime) -> int:
    """How many: their files, and what was found in them. What is in the register stays; an import that did not end is put aside.

    `by` may be nobody: it is done every day by itself.
    """
    left_over = list(_left_over(station_id))
    for row in left_over:
        destroy_file(row)
        row.rows.all().delete()
        if row.state != ImportState.DONE:
            row.state, row.ended_at = ImportState.DROPPED, at
        row.save(update_fields=["state", "ended_at"])
        audit.record(
            by=by,
            at=at,
            action="people.destroy_left_over_sheets",
            subject_kind="import",
            subject_id=row.id,
            station_id=station_id,
        )
    return len(left_over)


def _left_over(station_id: UUID) -> QuerySet[SheetImport]:
    """Those with a file or with rows; whoever works on one at this moment keeps it."""
    of_import = {"sheet_import": OuterRef("pk"), "station_id": station_id}
    has_something = Exists(ImportFile.objects.filter(**of_import)) | Exists(ImportRow.objects.filter(**of_import))
    untouched_since = timezone.now() - timedelta(days=LEFT_OVER_DAYS)
    rows = SheetImport.objects.select_for_update(of=("self",), skip_locked=True)
    return rows.filter(has_something, station_id=station_id, noted_at__lt=untouched_since)
