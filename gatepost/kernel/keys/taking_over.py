"""The moment in which a station's new key takes the place of the old one: one transaction.

All keyed indexes change in it, so that at every moment one number has one index, and the database goes on refusing a second row with
it. Who writes numbers waits meanwhile; who looks for one asks by both keys.
"""

from __future__ import annotations

from datetime import datetime

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


@transaction.atomic
def take_over(change: Change, at: datetime, watch: Watch) -> None:
    for_a_moment()
    vault.keep_from_writing(change.station_id)
    for table in sealed_tables():
        if table.found:
            _find_by_newer(table, change, watch)
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


def _find_by_newer(table: SealedTable, change: Change, watch: Watch) -> None:
    rows = StationRows(table, change.station_id)
    blinds = [blind.column for _column, blind in table.found]
    asked = [*(column.name for column, _blind in table.found), *blinds]
    watch.begin(KeyStep.FIND, rows.count(is_there(blinds)))
    after = FIRST
    while some := rows.ask(asked, is_there(blinds), after=after, most=_AT_ONCE, then="FOR NO KEY UPDATE"):
        rows.write(blinds, [(row[0], *_blinds(table, row, change)) for row in some])
        after = some[-1][0]
        watch.advance(len(some))


def _blinds(table: SealedTable, row: Row, change: Change) -> list[bytes | None]:
    sealed, known = row[1 : 1 + len(table.found)], row[1 + len(table.found) :]
    newer = []
    for (column, blind), value, was in zip(table.found, sealed, known, strict=True):
        text = _open(value, f"{column.context}:{row[0]}")
        newer.append(was if text is None else vault.blind(text, key_id=change.newer, purpose=blind.purpose))
    return newer


def _open(value: bytes | None, context: str) -> str | None:
    """What cannot be opened can be found by its old index only, by nobody from now on."""
    try:
        return vault.unseal(value, context=context) if value else None
    except SealBroken:
        return None
