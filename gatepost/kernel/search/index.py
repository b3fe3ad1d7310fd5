"""The table behind the search box: one entry per thing that can be found, asked through the function kernel_find."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from gatepost.kernel import vault
from gatepost.kernel.ids import new_id
from gatepost.kernel.models import SearchEntry
from gatepost.kernel.vault import KeyInHand
from gatepost.kernel.writing import Writing

_TAIL = "phone_tail"
_LONG_LIST = "4MB"
_COLUMNS = ("id", "station_id", "kind", "subject_id", "title", "note", "sort_key", "terms")


@dataclass(frozen=True, slots=True)
class Found:
    """One thing, named as its own page names it."""

    station_id: UUID
    kind: str
    subject_id: UUID
    title: str
    note: str


def tail_term(key_id: UUID, last_four: str) -> str:
    """The end of a phone number, keyed: the index does not tell it to who has no key."""
    return _tail(vault.blind(last_four, key_id=key_id, purpose=_TAIL))


def tail_term_by(key: KeyInHand, last_four: str) -> str:
    """The same, where many are made."""
    return _tail(key.blind(last_four, purpose=_TAIL))


def _tail(blinded: bytes) -> str:
    return f"tail:{blinded.hex()}"


def put_entry(
    *, station_id: UUID, kind: str, subject_id: UUID, title: str, note: str, sort_key: str, terms: Collection[str]
) -> None:
    """Adds the entry or takes the place of the old one."""
    SearchEntry.objects.update_or_create(
        station_id=station_id,
        kind=kind,
        subject_id=subject_id,
        defaults={"title": title, "note": note, "sort_key": sort_key, "terms": sorted(terms)},
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What `put_entry` takes, for many at once."""

    subject_id: UUID
    title: str
    note: str
    sort_key: str
    terms: str
    """As `written` writes them."""


def put_entries(
    station_id: UUID, kind: str, entries: Iterable[Entry], *, there: Collection[UUID], writing: Writing
) -> None:
    """All of them in a few statements; those that are `there`, of whom nothing may be waiting, take the place of the old ones."""
    if there:
        SearchEntry.objects.filter(station_id=station_id, kind=kind, subject_id__in=there).delete()
    rows = (
        (new_id(), station_id, kind, one.subject_id, one.title, one.note, one.sort_key, one.terms) for one in entries
    )
    writing.put(SearchEntry._meta.db_table, _COLUMNS, rows)  # noqa: SLF001  public by its documentation


def expect_many() -> None:
    """What this transaction adds waits in a longer list than usual and is put into the index by the ten thousand words, each of them once;
    `put_in_order` at the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('gin_pending_list_limit', %s, true)", [_LONG_LIST])


def put_in_order() -> None:
    """Nothing waits any more: a question reads all that waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT kernel_put_words_in_order()")


def written(terms: Collection[str]) -> str:
    """As PostgreSQL writes an array, every term quoted: the driver looks at each of the thirty of a name."""
    quoted = ",".join(f'"{_escaped(term)}"' for term in sorted(terms))
    return f"{{{quoted}}}"


def with_term(terms: str, term: str) -> str:
    """One more among those that are written."""
    return f'{terms[:-1]}{"," if len(terms) > 2 else ""}"{_escaped(term)}"}}'


def _escaped(term: str) -> str:
    return term.replace("\\", "\\\\").replace('"', '\\"') if "\\" in term or '"' in term else term


def drop_entry(*, station_id: UUID, kind: str, subject_id: UUID) -> None:
    SearchEntry.objects.filter(station_id=station_id, kind=kind, subject_id=subject_id).delete()


def find(terms: Collection[str], *, kinds: Sequence[str] | None = None, most: int = 20) -> list[Found]:
    """What holds all `terms`, of the stations of this transaction. No terms find nothing."""
    if not terms:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kernel_find(%s, %s, %s)", [sorted(terms), list(kinds) if kinds else None, most])
        return [Found(*row) for row in cursor.fetchall()]
