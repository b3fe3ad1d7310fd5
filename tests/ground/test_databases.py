from __future__ import annotations

import os

import psycopg

from tests.ground.databases import drop_left_over, is_left_over

_KILLED = "test_gatepost_999999999_gw1"


def _exists(cluster, name):
    with psycopg.connect(cluster.url("postgres", "postgres")) as connection:
        return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def test_the_database_of_a_run_that_goes_on_is_kept():
    assert is_left_over(f"test_gatepost_{os.getpid()}_gw0") is False


def test_a_database_that_no_run_made_is_kept():
    assert is_left_over("gatepost") is False


def test_the_database_of_a_killed_run_is_dropped(cluster):
    cluster.ensure_database(_KILLED)
    assert _exists(cluster, _KILLED)
    drop_left_over(cluster)
    assert not _exists(cluster, _KILLED)
