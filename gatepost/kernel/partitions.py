"""Tables that grow without end, cut by the month of their UUIDv7: dropping a month is how their retention is carried out.

Each has a DEFAULT partition, where rows of devices with wrong clocks land. A month that already has rows there cannot be made any
more, so months are made ahead.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from django.db import connection

from gatepost.kernel.ids import first_id_at

PARTITIONED = ("kernel_audit", "gate_passage")


def month_starts(first: datetime, months: int) -> list[datetime]:
    """The first instants (UTC) of `months` months from the month of `first` on, and of the one after."""
    base = first.year * 12 + first.month - 1
    return [datetime((base + n) // 12, (base + n) % 12 + 1, 1, tzinfo=UTC) for n in range(months + 1)]


def make_months(first: datetime, months: int) -> list[str]:
    """Makes what is missing; the names of what was made."""
    made = []
    starts = month_starts(first, months)
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relispartition")
        known = {row[0] for row in cursor.fetchall()}
        for table in PARTITIONED:
            for start, end in pairwise(starts):
                name = f"{table}_{start:%Y_%m}"
                if name in known:
                    continue
                cursor.execute(
                    f"CREATE TABLE {name} PARTITION OF {table} FOR VALUES FROM (%s) TO (%s)",
                    [first_id_at(start), first_id_at(end)],
                )
                made.append(name)
    return made
