"""The database of a data directory: the embedded cluster, or somebody's own server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from gatepost.config.database import DATABASE_NAME, uses_own_server
from gatepost.kernel.cluster import Cluster
from gatepost.launcher.words import Refusal


class Store(Protocol):
    def empty(self) -> None:
        """Forgets everything that the database holds."""


class EmbeddedStore:
    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def prepare(self) -> None:
        self._cluster.ensure_roles()
        self._cluster.ensure_database(DATABASE_NAME)

    def empty(self) -> None:
        self._cluster.drop_database(DATABASE_NAME)
        self._cluster.ensure_database(DATABASE_NAME)


class OwnServer:
    def empty(self) -> None:
        """Not ours to drop."""
        raise Refusal(
            "DATABASE_URL 所指的数据库里已有数据；请换一个空数据库再启动演示。",
            "The database of DATABASE_URL already holds something; give the demo an empty one.",
        )


@contextmanager
def opened_store(data_dir: Path, env: Mapping[str, str]) -> Iterator[Store]:
    """The embedded cluster runs as long as the block, or as others use it."""
    if uses_own_server(env):
        yield OwnServer()
        return
    cluster = Cluster(data_dir)
    try:
        cluster.start()
        store = EmbeddedStore(cluster)
        store.prepare()
        yield store
    finally:
        cluster.stop()
