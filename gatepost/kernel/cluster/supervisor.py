"""Looks after the embedded PostgreSQL of one data directory."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from gatepost.kernel.cluster.account import account_for
from gatepost.kernel.cluster.binaries import engine_for, wheel_engine
from gatepost.kernel.cluster.connections import answers, cluster_url
from gatepost.kernel.cluster.folders import locate, make_folders
from gatepost.kernel.cluster.lock import UseLock, exclusively
from gatepost.kernel.cluster.making import make_cluster
from gatepost.kernel.cluster.pid_file import forget_foreign_pid
from gatepost.kernel.cluster.roles import OWNER, drop_database, make_database, make_roles, rename_database
from gatepost.kernel.cluster.running import end_leftovers, start_server, stop_server, wait_for_server


class Cluster:
    """The embedded PostgreSQL of a data directory, shared by all processes that use that directory.

    Every user calls `start` and `stop`; the last one to stop it stops the server. A user that is killed counts as stopped.
    With `durable=False` a power cut may destroy the data: for tests only.
    """

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self._folders = locate(data_dir)
        self._durable = durable
        self._use = UseLock(self._folders.data_dir / "cluster.users")

    @property
    def data_dir(self) -> Path:
        return self._folders.data_dir

    @property
    def socket_dir(self) -> Path:
        return self._folders.socket_dir

    def is_running(self) -> bool:
        return answers(self.socket_dir)

    def start(self) -> None:
        """Starts the server or joins the one that runs. Calling it again changes nothing. Raises ClusterError."""
        if self._use.is_held and self.is_running():
            return
        account = account_for(self._folders.cluster)
        make_folders(self._folders, account)
        with self._changing():
            if not wait_for_server(self._folders):
                engine = engine_for(account, self._folders.engine_copies)
                end_leftovers(self._folders)
                make_cluster(self._folders, engine, account, durable=self._durable)
                forget_foreign_pid(self._folders)
                start_server(self._folders, engine, account, durable=self._durable)
            self._use.take()

    def stop(self) -> None:
        """Stops the server, unless another process still uses it. Raises ClusterError when it does not stop."""
        if not self._folders.data_dir.exists():
            return
        with self._changing():
            if self._use.leave():
                stop_server(self._folders)

    def _changing(self) -> AbstractContextManager[None]:
        return exclusively(self._folders.data_dir / "cluster.lock")

    def url(self, user: str = OWNER, database: str = "gatepost") -> str:
        """A libpq address over the socket."""
        return cluster_url(self.socket_dir, user=user, database=database)

    def ensure_roles(self) -> None:
        make_roles(self.socket_dir)

    def ensure_database(self, name: str) -> None:
        """Owned by `gatepost_owner`; call `ensure_roles` first."""
        make_database(self.socket_dir, name)

    def drop_database(self, name: str) -> None:
        drop_database(self.socket_dir, name)

    def rename_database(self, name: str, new_name: str) -> None:
        rename_database(self.socket_dir, name, new_name)

    def binary(self, name: str) -> Path:
        """A program that came with the server: psql, pg_dump, pg_restore. Raises NoBinaries."""
        return wheel_engine().binary(name)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
