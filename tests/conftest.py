"""The ground of all tests: one throwaway cluster for everybody, a database per worker, no network."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.db import connection

from gatepost.kernel.cluster import Cluster
from tests.ground.databases import drop_left_over, kept_empty
from tests.ground.folders import take_shared_folders_away
from tests.ground.network import keep_local

pytest_plugins = ["tests.cast"]

# The first example of a run loads tables; a slow machine is not a fault.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Once a run, by the process that is no worker."""
    if not hasattr(session.config, "workerinput"):
        take_shared_folders_away()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Started by the first test that needs a database; the last worker to leave stops it."""
    shared = Cluster(Path(os.environ["GATEPOST_DATA_DIR"]), durable=False)
    with shared:
        shared.ensure_roles()
        drop_left_over(shared)
        yield shared


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster: Cluster, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Runs before the test database is made."""


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, cluster: Cluster) -> Iterator[None]:
    """Besides the test database an empty one like it, to be copied."""
    with kept_empty(cluster):
        yield


@pytest.fixture
def app_role(db: None) -> Iterator[None]:
    """The rest of the test acts as the account that serves, which row-level security binds; tests else act as the owner."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE gatepost_app")
        yield
        cursor.execute("RESET ROLE")


@pytest.fixture(autouse=True, scope="session")
def _what_is_loaded_stays() -> None:
    """The collector else walks through all modules and tests again and again."""
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        keep_local(patch)
        yield
