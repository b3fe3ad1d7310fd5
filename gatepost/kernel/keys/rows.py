"""Rows of a table with sealed columns, as values: asked for, locked and written by statements that serve every such table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, LiteralString
from uuid import UUID

from django.db import connection
from psycopg import sql

from gatepost.kernel.keys.declaring import SealedTable

Row = tuple[Any, ...]
"""The identifier, then the columns that were asked for."""
FIRST, LAST = UUID(int=0), UUID(int=(1 << 128) - 1)


@dataclass(frozen=True, slots=True)
class StationRows:
    table: SealedTable
    station_id: UUID

    def ask(
        self,
        columns: Sequence[str],
        where: sql.Composable,
        *,
        after: UUID,
        until: UUID = LAST,
        most: int,
        then: LiteralString = "",
    ) -> list[Row]:
        """In the order of identifiers."""
        query = sql.SQL(
            "SELECT {row}, {columns} FROM {table} WHERE station_id = {station} AND {row} > {after} AND {row} <= {until}"
            " AND ({where}) ORDER BY {row} LIMIT {most} {then}"
        ).format(
            columns=sql.SQL(", ").join(map(sql.Identifier, columns)), after=after, until=until, where=where, most=most,
            then=sql.SQL(then), **self._names(),
        )  # fmt: skip
        return _fetch(query)

    def count(self, where: sql.Composable) -> int:
        query = sql.SQL("SELECT count(*) FROM {table} WHERE station_id = {station} AND ({where})")
        return int(_fetch(query.format(where=where, **self._names()))[0][0])

    def write(self, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """All of them in one statement."""
        if not rows:
            return
        named = [sql.Identifier(f"c{number}") for number in range(len(columns))]
        ids, *values = zip(*rows, strict=True)
        given = [sql.SQL("{}::uuid[]").format(list(ids)), *(sql.SQL("{}::bytea[]").format(list(one)) for one in values)]
        query = sql.SQL(
            "UPDATE {table} SET {sets} FROM unnest({given}) AS new (row_id, {named})"
            " WHERE {table}.station_id = {station} AND {table}.{row} = new.row_id"
        ).format(
            sets=sql.SQL(", ").join(
                sql.SQL("{} = new.{}").format(sql.Identifier(column), name)
                for column, name in zip(columns, named, strict=True)
            ),
            given=sql.SQL(", ").join(given), named=sql.SQL(", ").join(named), **self._names(),
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(query)

    def _names(self) -> dict[str, Any]:
        return {
            "table": sql.Identifier(self.table.name),
            "row": sql.Identifier(self.table.row),
            "station": self.station_id,
        }


def is_sealed_by(key_id: UUID, columns: Sequence[str]) -> sql.Composable:
    """As the values themselves say, see vault.key_of."""
    says = sql.SQL("substring({column} from 2 for 16) = {key}")
    return sql.SQL(" OR ").join(says.format(column=sql.Identifier(one), key=key_id.bytes) for one in columns)


def is_there(columns: Sequence[str]) -> sql.Composable:
    return sql.SQL(" OR ").join(sql.SQL("{} IS NOT NULL").format(sql.Identifier(one)) for one in columns)


def _fetch(query: sql.Composable) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())
