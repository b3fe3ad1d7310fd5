"""A post with rows that are committed, in a database and a data folder of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation
from psycopg.conninfo import conninfo_to_dict

from gatepost.kernel.backup import making
from gatepost.kernel.backup.making import Wanted
from gatepost.kernel.backup.programs import Address
from gatepost.kernel.backup.recovery import RecoveryKey, keep_public_half
from gatepost.kernel.cluster import OWNER, Cluster
from gatepost.kernel.cluster.throwaway import end_throwaway
from tests.cast import make_house
from tests.ground.databases import make_database, name_of


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """What is said is compared in one language, whichever the test before left behind."""
    with translation.override("en"):
        yield


SHEET = RecoveryKey(bytes(range(18)))
"""The printed key of these posts."""
HERE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Source:
    database: str
    address: Address
    person_id: UUID
    """Somebody with a sealed number."""


def address_of(cluster: Cluster, database: str) -> Address:
    return conninfo_to_dict(cluster.url(OWNER, database))


@contextmanager
def turned_to(database: str) -> Iterator[None]:
    """Models read and write there while the block runs."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


@pytest.fixture(scope="package")
def source(django_db_setup: None, django_db_blocker, cluster: Cluster) -> Iterator[Source]:
    name = name_of("source")
    with django_db_blocker.unblock():
        make_database(cluster, name)
        with turned_to(name):
            person_id = make_house("艾丽丝", "alice").resident.id
    yield Source(name, address_of(cluster, name), person_id)
    cluster.drop_database(name)


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """With the keys of this process: what it sealed the restored post opens."""
    folder = Path(tempfile.mkdtemp(prefix="gp-", dir="/tmp"))
    folder.chmod(0o711)
    shutil.copytree(settings.DATA_DIR / "keys", folder / "keys")
    keep_public_half(folder, SHEET.public)
    (folder / "backups").mkdir()
    yield folder
    end_throwaway(folder)
    shutil.rmtree(folder)


@pytest.fixture
def transactional_db(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The name makes pytest-django set the usual database up, from which ours is copied; nothing is written there."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def wanted(transactional_db: None, source: Source, data_dir: Path) -> Wanted:
    return Wanted(data_dir, source.address, data_dir / "backups", HERE)


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[Address]:
    name = name_of("empty")
    cluster.ensure_database(name)
    yield address_of(cluster, name)
    cluster.drop_database(name)


@pytest.fixture
def unproved(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares the test a server of its own; proving has tests of its own."""
    monkeypatch.setattr(making, "prove", lambda path, opener, *, data_dir: True)
