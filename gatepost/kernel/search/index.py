"""The table behind the search box: one entry per thing that can be found, asked through the function kernel_find."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from gatepost.kernel import vault
from gatepost.kernel.copying import copy_rows
from gatepost.kernel.ids import new_id
from gatepost.kernel.models import SearchEntry


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
    return "tail:" + vault.blind(last_four, key_id=key_id, purpose="phone_tail").hex()


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
    terms: Collection[str]


def put_entries(station_id: UUID, kind: str, entries: Iterable[Entry], *, there: Collection[UUID]) -> None:
    """All of them in a few statements; those that are `there` take the place of the old ones."""
    if there:
        SearchEntry.objects.filter(station_id=station_id, kind=kind, subject_id__in=there).delete()
    columns = ("id", "station_id", "kind", "subject_id", "title", "note", "sort_key", "terms")
    rows = ((one.subject_id, one.title, one.note, one.sort_key, _array(one.terms)) for one in entries)
    copy_rows(SearchEntry._meta.db_table, columns, ((new_id(), station_id, kind, *row) for row in rows))  # noqa: SLF001


def _array(terms: Collection[str]) -> str:
    """As PostgreSQL writes an array, every term quoted: the driver looks at each of the thirty of a name."""
    quoted = ",".join(f'"{_escaped(term)}"' for term in sorted(terms))
    return f"{{{quoted}}}"


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
