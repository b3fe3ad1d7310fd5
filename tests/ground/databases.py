"""Databases of their own for those who need committed rows, and those that killed runs left."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection

from gatepost.kernel.cluster import OWNER, Cluster

_RUN = re.compile(r"^test_gatepost_(\d+)(_gw\d+)?(_[a-z]+)?$")


def is_left_over(name: str) -> bool:
    """True for the database of a run whose process is gone."""
    found = _RUN.match(name)
    if not found:
        return False
    try:
        os.kill(int(found[1]), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def drop_left_over(cluster: Cluster) -> None:
    with psycopg.connect(cluster.url("postgres", "postgres")) as connection:
        names = [str(row[0]) for row in connection.execute("SELECT datname FROM pg_database")]
    for name in filter(is_left_over, names):
        cluster.drop_database(name)


def name_of(word: str) -> str:
    """Of this worker in this run."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    return f"test_gatepost_{os.environ['GATEPOST_TEST_RUN']}_{worker}_{word}"


@contextmanager
def kept_empty(cluster: Cluster) -> Iterator[None]:
    """The test database as it is after all migrations, set aside where nobody connects to it: only such a one can be copied."""
    connection.close()
    _copy(cluster, connection.settings_dict["NAME"], name_of("tables"))
    yield
    cluster.drop_database(name_of("tables"))


def make_database(cluster: Cluster, name: str) -> None:
    """With all tables and no rows: a quarter of a second instead of all migrations."""
    _copy(cluster, name_of("tables"), name)


def _copy(cluster: Cluster, source: str, name: str) -> None:
    with psycopg.connect(cluster.url("postgres", "postgres"), autocommit=True) as superuser:
        superuser.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" OWNER {OWNER}')
