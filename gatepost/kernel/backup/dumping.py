"""Everything that the database held at one instant, while people go on working in it."""

from __future__ import annotations

import subprocess
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import psycopg

from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.programs import Address, running, where
from gatepost.kernel.backup.sums import Sums, table_sums

BLOCK_BYTES = 1 << 20
# Tables of an earlier version have no stage: a backup is made before they are brought up to date.
_KEY_DESTROYED_AT = """
SELECT max(destroyed_at) FROM kernel_datakey AS one WHERE coalesce(to_jsonb(one) ->> 'stage', 'current') = 'current'
"""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Sums and dump of the same instant, as long as its block runs."""

    name: str
    address: Address
    server: int
    """The version of PostgreSQL, as a number."""
    sums: Sums
    steps: list[tuple[str, str]]
    """Migrations that made these tables: module and name."""
    key_destroyed_at: datetime | None
    """When a data key was last destroyed for good: earlier backups still hold it."""

    def dump(self) -> Generator[bytes]:
        arguments = [
            "--format=custom", "--compress=3", f"--snapshot={self.name}", "--no-publications", "--no-subscriptions",
            "--no-security-labels", "--no-tablespaces", f"--dbname={where(self.address)}",
        ]  # fmt: skip
        with running("pg_dump", arguments, self.address, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as dumping:
            assert dumping.process.stdout is not None  # noqa: S101  (asked for above)
            while block := dumping.process.stdout.read(BLOCK_BYTES):
                yield block
            if dumping.process.wait() != 0:
                raise BackupRefused(BackupProblem.DUMP, dumping.last_words())


@contextmanager
def snapshot(address: Address) -> Iterator[Snapshot]:
    """Raises BackupRefused: NOTHING, DUMP."""
    try:
        with psycopg.connect(**address) as connection:
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            version = connection.info.server_version
            yield Snapshot(
                _export(connection),
                address,
                version,
                table_sums(connection),
                _steps(connection),
                _key_destroyed_at(connection),
            )
    except psycopg.errors.UndefinedTable as error:
        raise BackupRefused(BackupProblem.NOTHING) from error
    except psycopg.Error as error:
        raise BackupRefused(BackupProblem.DUMP, str(error).splitlines()[0]) from error


def _export(connection: psycopg.Connection[tuple[object, ...]]) -> str:
    row = connection.execute("SELECT pg_export_snapshot()").fetchone()
    assert row is not None  # noqa: S101  (a function always gives a row)
    return str(row[0])


def _key_destroyed_at(connection: psycopg.Connection[tuple[object, ...]]) -> datetime | None:
    """One that another took the place of is in earlier backups with what it sealed, which is kept: they stay."""
    row = connection.execute(_KEY_DESTROYED_AT).fetchone()
    return row[0] if row and isinstance(row[0], datetime) else None


def _steps(connection: psycopg.Connection[tuple[object, ...]]) -> list[tuple[str, str]]:
    rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    return [(str(app), str(name)) for app, name in rows]
