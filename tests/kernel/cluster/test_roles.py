from __future__ import annotations

import tempfile
from pathlib import Path

import psycopg
import pytest

from gatepost.kernel.cluster import APP, OWNER, Cluster
from tests.kernel.cluster.conftest import clear


@pytest.fixture(scope="module")
def running():
    folder = Path(tempfile.mkdtemp(prefix="gp-", dir="/tmp"))
    folder.chmod(0o711)
    with Cluster(folder, durable=False) as cluster:
        cluster.ensure_roles()
        yield cluster
    clear(folder)


@pytest.fixture
def prepared(running):
    running.ensure_database("gatepost")
    yield running
    running.drop_database("gatepost")


def test_preparing_twice_changes_nothing(prepared):
    prepared.ensure_roles()
    prepared.ensure_database("gatepost")
    with psycopg.connect(prepared.url(OWNER)) as connection:
        roles = connection.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'gatepost_%' ORDER BY 1").fetchall()
    assert roles == [(APP,), (OWNER,)]


def test_the_owner_makes_tables_and_databases(prepared):
    with psycopg.connect(prepared.url(OWNER), autocommit=True) as connection:
        connection.execute("CREATE TABLE door (id int)")
        connection.execute("CREATE DATABASE for_tests")
        connection.execute("DROP DATABASE for_tests")


def test_the_app_may_not_make_tables(prepared):
    with psycopg.connect(prepared.url(APP)) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("CREATE TABLE door (id int)")


def test_the_app_is_bound_by_row_level_security_and_the_owner_is_not(prepared):
    with psycopg.connect(prepared.url(OWNER), autocommit=True) as owner:
        owner.execute("CREATE TABLE door AS SELECT 1 AS id")
        owner.execute("ALTER TABLE door ENABLE ROW LEVEL SECURITY")
        owner.execute("GRANT SELECT ON door TO gatepost_app")
        assert owner.execute("SELECT count(*) FROM door").fetchone() == (1,)
        with psycopg.connect(prepared.url(APP)) as app:
            assert app.execute("SELECT count(*) FROM door").fetchone() == (0,)


def test_neither_is_a_superuser(prepared):
    with psycopg.connect(prepared.url("postgres", "postgres")) as connection:
        found = connection.execute(
            "SELECT rolname FROM pg_roles WHERE rolsuper AND rolname LIKE 'gatepost%'"
        ).fetchall()
    assert found == []


def test_a_dropped_database_is_gone_whoever_is_connected(prepared):
    with psycopg.connect(prepared.url(OWNER)):
        prepared.drop_database("gatepost")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(prepared.url(OWNER))
