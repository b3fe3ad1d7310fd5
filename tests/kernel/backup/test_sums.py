from __future__ import annotations

import psycopg
import pytest

from gatepost.kernel.backup.sums import different, rows_in, table_sums


@pytest.fixture
def tables(empty):
    with psycopg.connect(**empty) as connection:
        connection.execute("CREATE TABLE one (a text, b int); CREATE TABLE two (a text)")
        connection.execute("INSERT INTO one VALUES ('x', 1), ('y', 2), (NULL, 3)")
        yield connection


def changed_by(connection, statement):
    before = table_sums(connection)
    connection.execute(statement)
    return different(before, table_sums(connection))


def test_the_order_of_rows_does_not_matter(tables):
    assert changed_by(tables, "CREATE TABLE copied AS SELECT * FROM one; DELETE FROM one;"
                      "INSERT INTO one SELECT * FROM copied ORDER BY b DESC; DROP TABLE copied") == []  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE one SET a = 'z' WHERE b = 1",
        "UPDATE one SET b = 3 - b WHERE b < 3",
        "UPDATE one SET a = '' WHERE a IS NULL",
        "DELETE FROM one WHERE b = 3",
        "INSERT INTO one VALUES ('x', 1)",
        "ALTER TABLE one ADD c int",
        "DROP TABLE one",
    ],
)
def test_every_change_is_seen_in_its_table(tables, statement):
    assert changed_by(tables, statement) == ["one"]


def test_a_new_table_is_a_difference(tables):
    assert changed_by(tables, "CREATE TABLE three (a int)") == ["three"]


def test_how_a_session_writes_times_changes_nothing(tables):
    tables.execute("CREATE TABLE times AS SELECT '2020-01-29 14:00+08'::timestamptz AS at, interval '1 day' AS lasts")
    assert (
        changed_by(tables, "SET timezone = 'Asia/Shanghai'; SET datestyle = 'German'; SET intervalstyle = 'iso_8601'")
        == []
    )


def test_rows_of_all_tables_are_counted(tables):
    assert rows_in(table_sums(tables)) == 3
