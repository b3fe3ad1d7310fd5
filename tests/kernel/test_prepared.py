"""Statements that go straight to libpq behave as any others do."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction

from gatepost.kernel.cluster import OWNER, Cluster
from gatepost.kernel.postgres.base import look
from gatepost.kernel.prepared import begin, fetch_one

NUMBER = UUID("018f0000-0000-7000-8000-000000000001")
NOON = datetime(2020, 2, 12, 4, tzinfo=UTC)


@pytest.mark.django_db
def test_values_come_back_as_they_went_in() -> None:
    values = {
        "id": NUMBER,
        "at": NOON,
        "words": ["a,b", '"', ""],
        "bytes": b"\0\xff",
        "none": None,
        "text": "%(id)s'; --",
        "yes": True,
    }
    asked = "SELECT %(id)s::uuid, %(at)s::timestamptz, %(words)s::text[], %(bytes)s::bytea, %(none)s::int, %(text)s::text, %(yes)s::bool"
    assert fetch_one(asked, values) == tuple(values.values())


@pytest.mark.django_db
def test_a_name_that_comes_twice_is_one_value() -> None:
    assert fetch_one("SELECT %(a)s::int + %(a)s::int, %(b)s::int", {"a": 2, "b": 3}) == (4, 3)


@pytest.mark.django_db
def test_nothing_found_is_none() -> None:
    assert fetch_one("SELECT 1 WHERE %(a)s::bool", {"a": False}) is None


@pytest.mark.django_db
def test_what_the_database_refuses_is_told_as_always() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        fetch_one("SELECT 1 / %(a)s::int", {"a": 0})
    with pytest.raises(IntegrityError), transaction.atomic():
        fetch_one("INSERT INTO kernel_domainclock (id) VALUES (%(a)s::bigint)", {"a": None})
    assert fetch_one("SELECT 1 / %(a)s::int", {"a": 1}) == (1,)


def write_and_fail() -> None:
    fetch_one("SELECT set_config('gatepost.test', %(a)s, false)", {"a": "written"})
    raise ZeroDivisionError


@pytest.mark.django_db(transaction=True)
def test_what_it_writes_is_gone_with_the_transaction() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write_and_fail()
    assert fetch_one("SELECT coalesce(current_setting('gatepost.test', true), '')", {}) == ("",)


@pytest.mark.django_db(transaction=True)
def test_a_transaction_is_begun_once() -> None:
    connection.ensure_connection()
    assert begin(connection.connection) is False
    with transaction.atomic():
        assert begin(connection.connection, then="SELECT set_config('gatepost.test', 'begun', true)") is True
        assert begin(connection.connection, then="SELECT 1 / 0") is False
        assert fetch_one("SELECT current_setting('gatepost.test', true)", {}) == ("begun",)


def end_server_process(cluster: Cluster, connection: psycopg.Connection[Any]) -> None:
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as superuser:
        superuser.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.info.backend_pid])


def test_a_connection_that_died_is_seen_before_it_is_lent(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url(OWNER, "postgres"), autocommit=True) as lent:
        look(lent)
        end_server_process(cluster, lent)
        with pytest.raises(psycopg.OperationalError):
            look(lent)


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_dies_meanwhile_is_an_operational_error(cluster: Cluster) -> None:
    connection.ensure_connection()
    end_server_process(cluster, connection.connection)
    with pytest.raises(OperationalError):
        fetch_one("SELECT %(a)s::int", {"a": 1})
    connection.close()
    assert fetch_one("SELECT %(a)s::int", {"a": 1}) == (1,)
