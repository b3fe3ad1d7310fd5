"""The daily job: everything whose time is over ends, in batches that each are whole, and is written down."""

from __future__ import annotations

import logging
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from gatepost.kernel import audit, clock
from gatepost.kernel.access import NOBODY
from gatepost.kernel.models import RetentionRun
from gatepost.kernel.retention.rules import Rule, rules, station_ids
from gatepost.kernel.tenancy import seeing_everything

BATCH = 10_000
log = logging.getLogger(__name__)


def keep_to_periods(*, asked: bool = False) -> None:
    """By itself it does nothing in a demo, whose months are there to be looked at."""
    if settings.GATEPOST_DEMO and not asked:
        return
    carry_out(clock.now())


def carry_out(at: datetime, *, most: int = BATCH) -> dict[str, int]:
    """How many rows of which table ended. A second call on the same day finds nothing left to do."""
    told: dict[str, int] = {}
    for rule in rules():
        for station_id in station_ids() if rule.of_station else [None]:
            count = _until_none_is_left(rule, station_id, at, most)
            if count:
                told[rule.table] = told.get(rule.table, 0) + count
    log.info("retention carried out rows=%s", sum(told.values()))
    return told


def _until_none_is_left(rule: Rule, station_id: UUID | None, at: datetime, most: int) -> int:
    total = 0
    while count := _one_batch(rule, station_id, at, most):
        total += count
    return total


def _one_batch(rule: Rule, station_id: UUID | None, at: datetime, most: int) -> int:
    """What it did and the line that says so stand or fall together."""
    with seeing_everything():
        count = rule.carry_out(rule.turn(station_id, at, most))
        if count:
            note(station_id, rule.table, rule.ending, count, at=at)
    return count


@transaction.atomic
def note(station_id: UUID | None, table: str, ending: str, rows: int, *, at: datetime) -> None:
    """In the transaction of whoever ended the rows."""
    _add(station_id, clock.local(at).date(), table, ending, rows)
    if station_id:
        audit.record(
            by=NOBODY,
            at=at,
            action="kernel.keep_to_periods",
            subject_kind="table",
            subject_id=None,
            station_id=station_id,
            table=table,
            ending=str(ending),
            rows=rows,
        )


def _add(station_id: UUID | None, day: date, table: str, ending: str, rows: int) -> None:
    row, _made = RetentionRun.objects.get_or_create(
        station_id=station_id, day=day, table=table, ending=ending, defaults={"rows": 0}
    )
    RetentionRun.objects.filter(pk=row.pk).update(rows=F("rows") + rows)
