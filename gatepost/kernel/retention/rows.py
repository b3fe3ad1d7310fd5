"""Rows that go: counted, taken away in batches, and their figures kept in the very statement that destroys them.

So the figures of a day are what is kept of it and what is still there, at every moment and however often the work was broken off.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

Values = Mapping[str, Any]
"""What stands for the words in a condition: station, emergency, and what else the rows need."""

FIGURE_COLUMNS = "figure, day, place_id, split, count"
_KEPT = """
INSERT INTO kernel_keptfigure (id, station_id, emergency_id, figure, day, place_id, split, count)
SELECT gen_random_uuid(), %(station)s, %(emergency)s::uuid, {columns} FROM figures
ON CONFLICT (station_id, emergency_id, figure, day, place_id, split) DO UPDATE SET count = kernel_keptfigure.count + excluded.count
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table that end together."""

    table: str
    where: str
    key: str = "id"
    figures: str = ""
    """SELECT figure, day, place_id, split, count FROM gone ...: what stays of them. Empty: nothing but how many they were."""
    before: Callable[[UUID, list[Any]], object] | None = None
    """Takes away what hangs on them, in the same transaction: the station, and the keys of a batch."""

    def count(self, values: Values) -> int:
        return _value(f"SELECT count(*) FROM {self.table} WHERE {self.where}", values)  # noqa: S608  ours

    def figures_now(self, values: Values) -> list[tuple[Any, ...]]:
        """What would be kept if they went now."""
        if not self.figures:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH gone AS (SELECT * FROM {self.table} WHERE {self.where}) {self.figures}",  # noqa: S608  ours
                values,
            )
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    def destroy(self, values: Values, most: int) -> int:
        """One batch, in the transaction of the caller; how many went."""
        chosen = f"SELECT {self.key} FROM {self.table} WHERE {self.where} LIMIT {most}"  # noqa: S608  ours
        if self.before is None:
            return self._take(f"({self.key}) IN ({chosen})", values)
        with connection.cursor() as cursor:
            cursor.execute(chosen, values)
            keys = [row[0] for row in cursor.fetchall()]
        self.before(values["station"], keys)
        return self._take(f"{self.key} = ANY (%(keys)s)", {**values, "keys": keys}) if keys else 0

    def _take(self, which: str, values: Values) -> int:
        gone = f"gone AS (DELETE FROM {self.table} WHERE {which} RETURNING *)"  # noqa: S608  ours
        return _value(f"WITH {gone}{self.keeping()} SELECT count(*) FROM gone", values)  # noqa: S608  ours

    def keeping(self) -> str:
        """The rest of a statement whose `gone` are rows of this table."""
        if not self.figures:
            return ""
        return f", figures ({FIGURE_COLUMNS}) AS ({self.figures}), kept AS ({_KEPT.format(columns=FIGURE_COLUMNS)})"


def _value(statement: str, values: Values) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return int(row[0]) if row else 0
