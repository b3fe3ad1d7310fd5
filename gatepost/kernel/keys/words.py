"""Words of the search index that are made with a station's key, such as the end of a phone number."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

from gatepost.kernel import vault
from gatepost.kernel.keys.changing import Change
from gatepost.kernel.keys.declaring import SealedColumn, SealedTable, Word
from gatepost.kernel.keys.rows import FIRST
from gatepost.kernel.keys.watching import KeyStep, Watch
from gatepost.kernel.models import SearchEntry
from gatepost.kernel.vault import SealBroken

_AT_ONCE = 1000
_CHANGE = sql.SQL(
    "UPDATE kernel_searchentry entry SET terms = array_append(array_remove(entry.terms, given.former), given.newer)"
    " FROM unnest({ids}::uuid[], {former}::varchar[], {newer}::varchar[]) AS given (id, former, newer)"
    " WHERE entry.id = given.id AND entry.terms @> ARRAY[given.former]"
)


def move_words(table: SealedTable, column: SealedColumn, word: Word, change: Change, watch: Watch) -> int:
    """How many entries were changed, or held by somebody else."""
    entries = SearchEntry.objects.filter(station_id=change.station_id, kind=word.kind)
    after, changed = FIRST, 0
    watch.begin(KeyStep.WORDS, entries.count())
    while ids := list(entries.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:_AT_ONCE]):
        changed += _move_some(table, column, word, change, ids)
        after = ids[-1]
        watch.advance(len(ids))
    return changed


@transaction.atomic
def _move_some(table: SealedTable, column: SealedColumn, word: Word, change: Change, ids: list[UUID]) -> int:
    rows = SearchEntry.objects.select_for_update(skip_locked=True, no_key=True).filter(pk__in=ids)
    free = dict(rows.values_list("pk", "subject_id"))
    texts = dict(_texts(table, column, change, list(free.values())))
    known = [(pk, texts[subject]) for pk, subject in free.items() if subject in texts]
    changed = _change([(pk, word.of(change.former, text), word.of(change.newer, text)) for pk, text in known])
    return changed + len(ids) - len(free)


def _texts(
    table: SealedTable, column: SealedColumn, change: Change, subjects: list[UUID]
) -> Iterator[tuple[UUID, str]]:
    rows = table.model._default_manager.filter(station_id=change.station_id, pk__in=subjects)  # noqa: SLF001
    for row_id, value in rows.exclude(**{column.name: None}).values_list("pk", column.name):
        try:
            yield row_id, vault.unseal(value, context=f"{column.context}:{row_id}")
        except SealBroken:
            continue


def _change(words: list[tuple[UUID, str, str]]) -> int:
    if not words:
        return 0
    ids, former, newer = zip(*words, strict=True)
    query = _CHANGE.format(ids=list(ids), former=list(former), newer=list(newer))
    with connection.cursor() as cursor:
        cursor.execute(query)
        return int(cursor.rowcount)
