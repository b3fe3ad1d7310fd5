"""The moment in which a station's new key takes the place of the old one: one transaction.

All keyed indexes change in it, so that at every moment one number has one index, and the database goes on refusing a second row with
it. Who writes numbers waits meanwhile; who looks for one asks by both keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import LiteralString
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit, vault
from gatepost.kernel.access import NOBODY
from gatepost.kernel.keys.changing import Change, Stage
from gatepost.kernel.keys.declaring import SealedTable, sealed_tables
from gatepost.kernel.keys.rows import FIRST, Row, StationRows, is_there
from gatepost.kernel.keys.waiting import for_a_moment
from gatepost.kernel.keys.watching import KeyStep, Watch
from gatepost.kernel.models import DataKey
from gatepost.kernel.vault import SealBroken

_AT_ONCE = 2000
Blinds = tuple[bytes | None, ...]
Known = dict[UUID, tuple[Blinds, Blinds]]
"""By row: the indexes that it had, and those that it will have."""


def work_out(change: Change, watch: Watch) -> dict[str, Known]:
    """By table, while people go on writing: where nothing was written since, only the result is left to be put in its place."""
    found: dict[str, Known] = {}
    for table in _found_tables():
        known = found[table.name] = {}
        for some in _in_steps(table, change, watch, KeyStep.FIND):
            known.update((row[0], (_blinds(table, row), _newer(table, row, change))) for row in some)
    return found


@transaction.atomic
def take_over(change: Change, at: datetime, known: dict[str, Known], watch: Watch) -> None:
    for_a_moment()
    vault.keep_from_writing(change.station_id)
    for table in _found_tables():
        _find_by_newer(table, change, known.get(table.name, {}), watch)
    rows = DataKey.objects.filter(station_id=change.station_id)
    rows.filter(pk=change.former).update(stage=Stage.RETIRED)
    rows.filter(pk=change.newer).update(stage=Stage.CURRENT)
    audit.record(
        by=NOBODY,
        at=at,
        action="kernel.rotate_station_key",
        subject_kind="data_key",
        subject_id=change.newer,
        station_id=change.station_id,
    )


def _find_by_newer(table: SealedTable, change: Change, known: Known, watch: Watch) -> None:
    rows, columns = StationRows(table, change.station_id), [blind.column for _column, blind in table.found]
    for some in _in_steps(table, change, watch, KeyStep.TAKE_OVER, then="FOR NO KEY UPDATE"):
        written = []
        for row in some:
            was, will_be = known.get(row[0], (None, ()))
            written.append((row[0], *(will_be if was == _blinds(table, row) else _newer(table, row, change))))
        rows.write(columns, written)


def _found_tables() -> list[SealedTable]:
    return [table for table in sealed_tables() if table.found]


def _in_steps(
    table: SealedTable, change: Change, watch: Watch, step: KeyStep, *, then: LiteralString = ""
) -> Iterator[list[Row]]:
    """Rows with their sealed values, then their indexes."""
    rows, after = StationRows(table, change.station_id), FIRST
    blinds = [blind.column for _column, blind in table.found]
    asked = [*(column.name for column, _blind in table.found), *blinds]
    watch.begin(step, rows.count(is_there(blinds)))
    while some := rows.ask(asked, is_there(blinds), after=after, most=_AT_ONCE, then=then):
        yield some
        after = some[-1][0]
        watch.advance(len(some))


def _blinds(table: SealedTable, row: Row) -> Blinds:
    return tuple(row[1 + len(table.found) :])


def _newer(table: SealedTable, row: Row, change: Change) -> Blinds:
    newer = []
    for (column, blind), value, was in zip(table.found, row[1:], _blinds(table, row), strict=False):
        text = _open(value, f"{column.context}:{row[0]}") if _is_under(change.former, value) else None
        newer.append(was if text is None else vault.blind(text, key_id=change.newer, purpose=blind.purpose))
    return tuple(newer)


def _is_under(key_id: UUID, value: bytes | None) -> bool:
    """What an emergency's key has sealed is found by that key, and by none that outlives it."""
    return bytes(value or b"")[1:17] == key_id.bytes


def _open(value: bytes | None, context: str) -> str | None:
    """What cannot be opened can be found by its old index only, by nobody from now on."""
    try:
        return vault.unseal(value, context=context) if value else None
    except SealBroken:
        return None
