"""Every table with a station: what the serving account sees and may write, with a query that forgot its station."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from gatepost.kernel.tenancy import seeing
from tests.cast import Cast
from tests.kernel.every_table import WITHOUT_A_WALL, fill, rows_by_station, tables_of_stations

WALLED = [table for table in tables_of_stations() if table not in WITHOUT_A_WALL]
NEVER_CHANGED = {"kernel_audit", "emergencies_policyversion", "emergencies_policyapproval", "kernel_retentionrun"}
"""Rows that are only ever added: the serving account has no right to change or delete one, of whatever station."""


@pytest.fixture
def full(cast: Cast) -> Cast:
    fill(cast)
    return cast


@pytest.fixture
def as_app(full: Cast, app_role: None) -> Cast:
    return full


def test_the_ground_has_something_of_alices_in_every_table(full: Cast) -> None:
    """Else nothing seen would prove nothing."""
    empty = [table for table in tables_of_stations() if full.house.station.id not in rows_by_station(table)]
    assert empty == []


def test_without_a_station_set_every_table_is_empty(as_app: Cast) -> None:
    assert {table: rows for table in WALLED if (rows := rows_by_station(table))} == {}


def test_a_scope_of_no_station_shows_nothing(as_app: Cast) -> None:
    with seeing([]):
        assert {table: rows for table in WALLED if (rows := rows_by_station(table))} == {}


def test_with_charlies_station_set_there_is_nothing_of_alices(as_app: Cast) -> None:
    charlies = as_app.charlies.station.id
    with seeing([charlies]):
        seen = {table: rows_by_station(table) for table in WALLED}
    assert {table: rows for table, rows in seen.items() if set(rows) - {charlies}} == {}
    assert seen["people_person"] == {charlies: 9}


def test_with_alices_station_set_there_is_all_of_hers_and_no_more(as_app: Cast) -> None:
    alices = as_app.house.station.id
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        owned = {table: {alices: rows_by_station(table)[alices]} for table in WALLED}
        cursor.execute("SET ROLE gatepost_app")
    with seeing([alices]):
        assert {table: rows_by_station(table) for table in WALLED} == owned


def test_an_actor_of_both_stations_sees_both(as_app: Cast) -> None:
    both = {as_app.house.station.id, as_app.charlies.station.id}
    with seeing(both):
        assert set(rows_by_station("people_person")) == both


def outcome(statement: str, *values: object) -> str:
    """How many rows it touched, or which of the two walls it ran into."""
    with connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(statement, values)
        except ProgrammingError as refused:
            told = str(refused)
            return "no right" if "permission denied" in told else "wall" if "row-level security" in told else told
        return f"{cursor.rowcount} rows"


def test_no_row_can_be_pushed_over_to_another_station(as_app: Cast) -> None:
    alices, charlies = as_app.house.station.id, as_app.charlies.station.id
    with seeing([alices]):
        told = {table: outcome(f"UPDATE {table} SET station_id = %s", charlies) for table in WALLED}
    assert {table for table in WALLED if told[table] != "wall"} == NEVER_CHANGED
    assert {told[table] for table in NEVER_CHANGED} == {"no right"}


def test_a_forgotten_filter_deletes_nothing_of_another_station(as_app: Cast) -> None:
    alices, charlies = as_app.house.station.id, as_app.charlies.station.id
    with seeing([charlies]):
        told = {table: outcome(f"DELETE FROM {table} WHERE station_id = %s", alices) for table in WALLED}
    assert {table for table in WALLED if told[table] != "0 rows"} == NEVER_CHANGED
    assert {told[table] for table in NEVER_CHANGED} == {"no right"}
