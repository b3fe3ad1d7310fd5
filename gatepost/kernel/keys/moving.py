"""Values on their way from the former key of a station to the newer one, in small batches, past whoever works with them.

A row that somebody holds is passed by and comes in the next round. A round begins when everybody who was in the middle of something
has ended: who still knew the former key only, or had read a value under it to write it back, leaves nothing behind unseen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from gatepost.kernel import vault
from gatepost.kernel.keys.changing import Change
from gatepost.kernel.keys.declaring import SealedColumn, SealedTable, sealed_tables
from gatepost.kernel.keys.rows import FIRST, Row, StationRows, is_sealed_by
from gatepost.kernel.keys.waiting import wait_for_earlier
from gatepost.kernel.keys.watching import KeyStep, Watch
from gatepost.kernel.keys.words import move_words
from gatepost.kernel.vault import SealBroken

_SKIPPING = "FOR NO KEY UPDATE SKIP LOCKED"


@dataclass(slots=True)
class Round:
    moved: int = 0
    passed_by: int = 0
    """Held by somebody, or words of the search, which may be made again by who holds their row."""
    broken: list[str] = field(default_factory=list)

    @property
    def was_quiet(self) -> bool:
        return not self.moved and not self.passed_by


def move_all(change: Change, watch: Watch) -> tuple[int, list[str]]:
    """How many rows were sealed anew, and which could not be opened. Returns after a round that found nothing to do."""
    moved = 0
    while True:
        wait_for_earlier(watch)
        this = Round()
        for table in sealed_tables():
            move_table(table, change, this, watch)
            for column in table.columns:
                if column.word:
                    this.passed_by += move_words(table, column, column.word, change, watch)
        moved += this.moved
        if this.was_quiet:
            return moved, this.broken


def move_table(table: SealedTable, change: Change, this: Round, watch: Watch) -> None:
    rows = StationRows(table, change.station_id)
    under = is_sealed_by(change.former, [column.name for column in table.columns])
    total = rows.count(under)
    if not total:
        return
    watch.begin(KeyStep.SEAL, total)
    after = FIRST
    while ids := [row[0] for row in rows.ask([table.row], under, after=after, most=table.at_once)]:
        this.passed_by += len(ids) - _move_some(rows, change, this, after=after, until=ids[-1])
        after = ids[-1]
        watch.advance(len(ids))


@transaction.atomic
def _move_some(rows: StationRows, change: Change, this: Round, *, after: UUID, until: UUID) -> int:
    """How many were free to be looked at."""
    table = rows.table
    names = [*(column.name for column in table.columns), *(blind.column for _column, blind in table.found)]
    under = is_sealed_by(change.former, [column.name for column in table.columns])
    free = rows.ask(names, under, after=after, until=until, most=table.at_once, then=_SKIPPING)
    moved = [row for row in (_moved(table, row, change, this) for row in free) if row]
    rows.write(names, moved)
    this.moved += len(moved)
    return len(free)


def _moved(table: SealedTable, row: Row, change: Change, this: Round) -> Row | None:
    """With its indexes: whoever wrote back an old row whole wrote them back, too."""
    sealed = list(row[1 : 1 + len(table.columns)])
    blinds = dict(zip((column.name for column, _blind in table.found), row[1 + len(table.columns) :], strict=True))
    try:
        for place, column in enumerate(table.columns):
            if sealed[place] and vault.key_of(sealed[place]) == change.former:
                sealed[place] = _seal_anew(column, row[0], sealed[place], blinds, change)
    except SealBroken:
        this.broken.append(f"{table.name} {row[0]}")
        return None
    return (row[0], *sealed, *blinds.values())


def _seal_anew(
    column: SealedColumn, row_id: UUID, value: bytes, blinds: dict[str, bytes | None], change: Change
) -> bytes:
    context = f"{column.context}:{row_id}"
    content = vault.unseal_bytes(value, context=context)
    if column.blind:
        blinds[column.name] = vault.blind(content.decode(), key_id=change.newer, purpose=column.blind.purpose)
    return vault.seal_bytes(content, key_id=change.newer, context=context)


def named(broken: Sequence[str]) -> str:
    """The first few say enough."""
    more = len(broken) - 5
    return ", ".join(broken[:5]) + (f", … ({more})" if more > 0 else "")
