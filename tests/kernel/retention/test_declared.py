"""Nothing that tells of people is kept without everybody knowing why and how long: every table of the database is declared."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import connection

from gatepost.kernel.retention import Impersonal, Personal
from gatepost.kernel.retention.declaring import Declaration, declarations, personal_tables
from gatepost.kernel.retention.rules import rules
from gatepost.kernel.retention.span import going, staying

SOUNDS_PERSONAL = re.compile(
    r"sealed|blind|name|phone|plate|person|household|keeper|account|staff|user|born|^sex$|_by$|ip_address|agent"
    r"|subject|sender|session|details|serial|detail$|member|email"
)


def tables() -> dict[str, set[str]]:
    """With their columns, as the database has them: also those that no model of ours describes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, array_agg(attname::text) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid"
            " WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace"
            " AND attnum > 0 AND NOT attisdropped GROUP BY relname"
        )
        return {name: set(columns) for name, columns in cursor.fetchall()}


def undeclared(found: dict[str, set[str]], told: list[Declaration]) -> set[str]:
    return set(found) - {one.table for one in told}


def unexcused(found: dict[str, set[str]], told: list[Declaration]) -> set[str]:
    """Columns that sound like a person in tables that are said to tell of none."""
    return {
        f"{one.table}.{column}"
        for one in told
        if isinstance(one, Impersonal)
        for column in found[one.table]
        if SOUNDS_PERSONAL.search(column) and column not in one.looks
    }


def test_every_table_is_declared_once(db: None) -> None:
    told = [one.table for one in declarations()]
    assert (undeclared(tables(), declarations()), set(told) - set(tables()), len(told)) == (
        set(),
        set(),
        len(set(told)),
    )


def test_every_table_of_a_model_is_among_them(db: None) -> None:
    """Also those that Django makes between two models."""
    models = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert models - {one.table for one in declarations()} == set()


def test_a_new_table_that_nobody_declares_is_found(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE gate_visitor (id uuid, phone_sealed bytea)")
    assert undeclared(tables(), declarations()) == {"gate_visitor"}


def test_no_table_is_called_impersonal_that_sounds_like_people(db: None) -> None:
    assert unexcused(tables(), declarations()) == set()


@pytest.mark.parametrize("column", ["phone_sealed", "paper_blind", "name", "person_id", "plate", "asked_by"])
def test_a_column_about_people_in_an_impersonal_table_is_found(db: None, column: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE places_station ADD COLUMN {column} text")
    assert unexcused(tables(), declarations()) == {f"places_station.{column}"}


def test_no_excuse_is_left_over(db: None) -> None:
    found = tables()
    stale = {
        f"{one.table}.{column}"
        for one in declarations()
        if isinstance(one, Impersonal)
        for column in one.looks
        if column not in found[one.table] or not SOUNDS_PERSONAL.search(column)
    }
    assert stale == set()


def test_every_sealed_column_stands_in_a_declared_table_of_people(db: None) -> None:
    personal = {one.table for one in personal_tables()}
    sealed = {name for name, columns in tables().items() if any(column.endswith("_sealed") for column in columns)}
    assert sealed - personal == {"gate_signingkey"}


@pytest.mark.parametrize("table", personal_tables(), ids=lambda one: one.table)
def test_everything_is_said_of_a_table(table: Personal) -> None:
    said = (table.what, table.purpose, table.basis.label, table.period, table.how)
    assert [word for word in said if not str(word).strip()] == []


def test_whatever_is_destroyed_by_a_rule_or_at_the_end_says_that_it_is_destroyed() -> None:
    told = {one.table: one.ending for one in personal_tables()}
    ending = {rule.table: rule.ending for rule in rules()} | {part.rows.table: part.ending for part in going()}
    assert {table: how for table, how in ending.items() if told[table] != how} == {}


def test_what_stays_at_the_end_has_a_reason() -> None:
    assert [part.table for part in staying() if not str(part.why).strip()] == []
