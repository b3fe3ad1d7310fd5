"""Databases of test runs that were killed before they could drop them."""

from __future__ import annotations

import os
import re

import psycopg

from gatepost.kernel.cluster import Cluster

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
