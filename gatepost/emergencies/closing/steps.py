"""The steps of a closing. Each transaction moves it on by as much as it did, so that whoever dies in between loses nothing.

COUNT writes the figures down, DESTROY ends rows in batches, CHECK compares to the last unit, DESTROY_KEY makes what was sealed
unreadable in every copy, TELL_DEVICES leaves a word for each, FINISH compares once more, asks for a backup that takes the place of
those before it, and closes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from uuid import UUID

from gatepost.emergencies.closing.comparing import compare
from gatepost.emergencies.closing.preview import counts_going, counts_staying, span_of
from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models import Closing, Emergency
from gatepost.kernel import audit, clock, vault
from gatepost.kernel.access import NOBODY
from gatepost.kernel.backup.asking import MAKE_BACKUP
from gatepost.kernel.jobs import AlreadyWaiting, defer
from gatepost.kernel.models import DataKey
from gatepost.kernel.partitions import PARTITIONED
from gatepost.kernel.retention.daily import note
from gatepost.kernel.retention.figures import figures_of, summaries
from gatepost.kernel.retention.months import take_months
from gatepost.kernel.retention.span import Going, Span, going
from gatepost.kernel.tenancy import seeing_everything
from gatepost.sync.actions import ask_to_forget

BATCH = 10_000
Step = Callable[[Closing, datetime], ClosingStep]
"""Does its work in the transaction of the caller and says what comes next; the same again while there is more of it."""


def carry_out(closing_id: UUID) -> None:
    """From wherever it stands to its end. Raises FiguresDiffer, and then has changed nothing in the last transaction."""
    while take_one_step(closing_id, clock.now()) is not ClosingStep.DONE:
        continue


def take_one_step(closing_id: UUID, at: datetime) -> ClosingStep:
    """One transaction, by the account that owns the tables."""
    with seeing_everything():
        closing = Closing.objects.select_for_update().get(pk=closing_id)
        step = ClosingStep(closing.step)
        if step in STEPS:
            closing.step = STEPS[step](closing, at)
            closing.fault = ""
            closing.save()
    return ClosingStep(closing.step)


def count(closing: Closing, at: datetime) -> ClosingStep:
    """Whoever brings a late passage of the emergency waits for the lock, and is then told that it is over."""
    emergency = Emergency.objects.select_for_update().get(pk=closing.emergency_id)
    span = span_of(emergency)
    closing.planned, closing.stayed = counts_going(span), counts_staying(span)
    found = summaries(figures_of(span))
    closing.figures = {name: {"total": one.total, "mark": one.mark} for name, one in found.items()}
    closing.ended = dict.fromkeys(closing.planned, 0)
    return ClosingStep.DESTROY


def destroy(closing: Closing, at: datetime) -> ClosingStep:
    """One batch of the first table that still has something."""
    span = span_of(closing.emergency)
    for part in going():
        table = part.rows.table
        if gone := _one_batch(part, span, at):
            closing.ended[table] = closing.ended.get(table, 0) + gone
            note(span.station_id, table, part.ending, gone, at=at)
            return ClosingStep.DESTROY
    return ClosingStep.CHECK


def _one_batch(part: Going, span: Span, at: datetime) -> int:
    rows = part.rows
    if rows.table in PARTITIONED and (gone := take_months(rows, span.values, at=at)):
        return gone
    return rows.destroy(span.values, BATCH)


def check(closing: Closing, at: datetime) -> ClosingStep:
    compare(closing, span_of(closing.emergency))
    return ClosingStep.DESTROY_KEY


def destroy_key(closing: Closing, at: datetime) -> ClosingStep:
    """By the machine's clock: backups are named by it, and those that still hold the key are found by their names."""
    now = datetime.now(UTC)
    key_id = DataKey.objects.values_list("id", flat=True).get(
        station_id=closing.station_id, emergency_id=closing.emergency_id
    )
    vault.destroy_key(key_id=key_id, at=now)
    closing.key_destroyed_at = now
    return ClosingStep.TELL_DEVICES


def tell_devices(closing: Closing, at: datetime) -> ClosingStep:
    ended_at = span_of(closing.emergency).ended_at
    closing.devices = ask_to_forget(station_id=closing.station_id, before=ended_at)
    return ClosingStep.FINISH


def finish(closing: Closing, at: datetime) -> ClosingStep:
    """Once more to the last unit, in the transaction that closes."""
    compare(closing, span_of(closing.emergency))
    closing.closed_at = at
    audit.record(
        by=NOBODY,
        at=at,
        action="emergencies.close",
        subject_kind="emergency",
        subject_id=closing.emergency_id,
        station_id=closing.station_id,
        rows=sum(closing.ended.values()),
    )
    with suppress(AlreadyWaiting):
        defer(MAKE_BACKUP, asked=True)
    return ClosingStep.DONE


STEPS: dict[ClosingStep, Step] = {
    ClosingStep.COUNT: count,
    ClosingStep.DESTROY: destroy,
    ClosingStep.CHECK: check,
    ClosingStep.DESTROY_KEY: destroy_key,
    ClosingStep.TELL_DEVICES: tell_devices,
    ClosingStep.FINISH: finish,
}
