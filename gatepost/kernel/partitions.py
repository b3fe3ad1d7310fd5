"""Tables that grow without end, cut by the month of their UUIDv7: dropping a month is how their retention is carried out.

Each has a DEFAULT partition, where rows of devices with wrong clocks land. Months are made ahead, at each start and by the command
`make_months`; a month that comes late takes its rows out of DEFAULT.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from django.db import connection, transaction

from gatepost.kernel.ids import first_id_at

PARTITIONED = ("kernel_audit", "gate_passage")
MONTHS_AHEAD = 15
"""Whoever serves for longer without a start runs the command meanwhile; `left_in_default` tells who did not."""

# The serving account reaches rows through the whole table only: a part of it has neither its wall nor its lack of rights.
_MAKE = """
CREATE TABLE {name} (LIKE {table} INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
REVOKE ALL ON {name} FROM gatepost_app;
WITH late AS (DELETE FROM {table}_default WHERE id >= '{first}' AND id < '{after}' RETURNING *)
    INSERT INTO {name} SELECT * FROM late;
ALTER TABLE {table} ATTACH PARTITION {name} FOR VALUES FROM ('{first}') TO ('{after}');
"""


def month_starts(first: datetime, months: int) -> list[datetime]:
    """The first instants (UTC) of `months` months from the month of `first` on, and of the one after."""
    base = first.year * 12 + first.month - 1
    return [datetime((base + n) // 12, (base + n) % 12 + 1, 1, tzinfo=UTC) for n in range(months + 1)]


def make_months(first: datetime, months: int) -> list[str]:
    """Makes what is missing; the names of what was made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relispartition")
        known = {row[0] for row in cursor.fetchall()}
    spans = list(pairwise(month_starts(first, months)))
    missing = [
        (name, table, start, end)
        for table in PARTITIONED
        for start, end in spans
        if (name := f"{table}_{start:%Y_%m}") not in known
    ]
    for name, table, start, end in missing:
        _make_month(name, table, start, end)
    return [name for name, *_span in missing]


@transaction.atomic
def _make_month(name: str, table: str, start: datetime, end: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_MAKE.format(name=name, table=table, first=first_id_at(start), after=first_id_at(end)))


def make_months_ahead(at: datetime) -> list[str]:
    """From the month before `at`, of which devices may still bring rows, to more than a year ahead."""
    last_month = at.astimezone(UTC).replace(day=1) - timedelta(days=1)
    return make_months(last_month, MONTHS_AHEAD + 2)


def left_in_default() -> dict[str, int]:
    """Rows whose time has no month, by table: a device's clock is far off, or months were not made. Asked as the owner."""
    counts = {}
    with connection.cursor() as cursor:
        for table in PARTITIONED:
            cursor.execute(f"SELECT count(*) FROM {table}_default")  # noqa: S608  one of ours
            row = cursor.fetchone()
            counts[table] = row[0] if row else 0
    return {table: count for table, count in counts.items() if count}
