from __future__ import annotations

import os
import shutil
import stat

import psycopg
import pytest

from gatepost.kernel.cluster import Cluster
from gatepost.kernel.cluster.account import Account, account_for, may_enter, may_read
from gatepost.kernel.cluster.folders import locate
from tests.kernel.cluster.conftest import clear, processes

_STRANGER = Account(uid=54321, gid=54321)
_AS_ROOT = os.geteuid() == 0


def test_the_socket_lies_beside_the_cluster(data_dir):
    assert locate(data_dir).socket_dir == data_dir / "run"


def test_a_long_path_gets_a_short_folder_for_the_socket(data_dir):
    deep = data_dir / ("long-" * 20)
    deep.mkdir(mode=0o711)
    cluster = Cluster(deep, durable=False)
    assert len(str(cluster.socket_dir)) < 80
    with cluster:
        psycopg.connect(cluster.url("postgres", "postgres")).close()
    clear(deep)


def test_two_data_directories_never_share_a_short_folder(data_dir):
    one, other = (locate(data_dir / ("long-" * 20) / name) for name in ("one", "other"))
    assert one.socket_dir != other.socket_dir


@pytest.fixture
def closed_home(data_dir):
    """A home that only its owner may enter, as root's is."""
    home = data_dir / "home"
    home.mkdir(mode=0o700)
    yield home
    clear(home / "post")


def test_a_closed_home_stays_closed(closed_home):
    cluster = Cluster(closed_home / "post", durable=False)
    with cluster:
        psycopg.connect(cluster.url("postgres", "postgres")).close()
    assert stat.S_IMODE(closed_home.stat().st_mode) == 0o700
    assert processes(cluster) == []


def test_the_cluster_lies_outside_a_home_that_its_account_cannot_enter(closed_home):
    """As root. An ordinary user runs PostgreSQL himself and can enter."""
    folders = locate(closed_home / "post")
    assert (folders.base == folders.data_dir) is not _AS_ROOT


def test_a_cluster_is_found_again_after_the_home_was_opened(closed_home):
    with Cluster(closed_home / "post", durable=False) as cluster:
        before = locate(cluster.data_dir)
    closed_home.chmod(0o711)
    assert locate(closed_home / "post") == before


def test_a_deleted_data_directory_does_not_come_back(closed_home):
    data_dir = closed_home / "post"
    with Cluster(data_dir, durable=False) as cluster:
        cluster.ensure_roles()
        cluster.ensure_database("gatepost")
    for file in ("cluster-location", "cluster.lock", "cluster.users", "log/postgresql.log"):
        (data_dir / file).unlink(missing_ok=True)
    if not _AS_ROOT:
        (data_dir / "cluster").rename(data_dir / "cluster.deleted")
    with Cluster(data_dir, durable=False) as cluster, psycopg.connect(cluster.url("postgres", "postgres")) as asked:
        assert asked.execute("SELECT count(*) FROM pg_database WHERE datname = 'gatepost'").fetchone() == (0,)
    for aside in locate(data_dir).base.parent.glob(f"{locate(data_dir).base.name}.until-*"):
        shutil.rmtree(aside)


def test_root_runs_it_as_an_account_without_rights(data_dir):
    account = account_for(data_dir / "cluster")
    assert (account is not None) is _AS_ROOT
    with Cluster(data_dir, durable=False) as cluster:
        owner = (cluster.data_dir / "cluster").stat().st_uid
    assert owner == (account.uid if account else os.geteuid())


def test_a_folder_for_its_owner_only_cannot_be_entered(data_dir):
    inner = data_dir / "inner"
    inner.mkdir(mode=0o700)
    assert may_enter(data_dir, _STRANGER)
    assert not may_enter(inner / "not-made-yet", _STRANGER)


def test_a_file_for_its_owner_only_cannot_be_read(data_dir):
    secret = data_dir / "secret"
    secret.touch(mode=0o600)
    assert not may_read(secret, _STRANGER)
    secret.chmod(0o644)
    assert may_read(secret, _STRANGER)
