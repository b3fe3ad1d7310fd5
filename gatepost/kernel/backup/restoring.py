"""Taking a backup in: all of it into an empty database, compared row for row by its sums, or nothing."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO

import psycopg
from django.db.migrations.loader import MigrationLoader

from gatepost.kernel.backup.contents import DATABASE, FILES, KEYS, MANIFEST, Manifest, open_keys, read_manifest
from gatepost.kernel.backup.envelope import NotOurs, Opener
from gatepost.kernel.backup.opening import check_whole, key_of, parts
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.programs import Address, Running, running, where
from gatepost.kernel.backup.sums import different, table_sums

_BLOCK_BYTES = 1 << 20
_KNOWS_TRANSACTION_TIMEOUT = 170000
TakeFile = Callable[[str, Iterator[bytes]], None]


@dataclass(frozen=True, slots=True)
class Restored:
    manifest: Manifest
    keys: dict[str, bytes]


def restore(path: Path, opener: Opener, *, into: Address, take_file: TakeFile) -> Restored:
    """Into a database without tables, by the account that shall own them. Raises BackupRefused; the database is then as it was,
    unless the problem is DIFFERENT."""
    key = key_of(path, opener)
    check_whole(path, key)
    with parts(path, key) as found:
        manifest, keys = _take_parts(found, opener, into, take_file)
    _compare(manifest, into)
    return Restored(manifest, keys)


def _take_parts(
    found: Iterator[tuple[str, Iterator[bytes]]], opener: Opener, into: Address, take_file: TakeFile
) -> tuple[Manifest, dict[str, bytes]]:
    manifest, keys = None, {}
    for name, content in found:
        if name == MANIFEST:
            manifest = read_manifest(b"".join(content))
            refuse_newer(manifest)
        elif name == KEYS:
            keys = _open_keys(b"".join(content), opener)
        elif name == DATABASE:
            take_dump(content, into)
        elif name.startswith(FILES):
            take_file(name, content)
    if manifest is None:
        raise BackupRefused(BackupProblem.DAMAGED)
    return manifest, keys


def _open_keys(content: bytes, opener: Opener) -> dict[str, bytes]:
    try:
        return open_keys(content, opener)
    except NotOurs as error:
        raise BackupRefused(BackupProblem.DAMAGED) from error


def refuse_newer(manifest: Manifest) -> None:
    """Tables that this program does not know would be taken for its own."""
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    if {tuple(step) for step in manifest.steps} - known:
        raise BackupRefused(BackupProblem.NEWER, manifest.version)


def take_dump(dump: Iterator[bytes], into: Address) -> None:
    """One transaction: whoever stops it at any point leaves the database as it was."""
    version = _server_version(into)
    psql = [
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        "--file=-",
        f"--dbname={where(into)}",
    ]
    with (
        running("psql", psql, into, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as taking,
        running(
            "pg_restore", ["--no-owner", "--file=-"], into, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as reading,
    ):
        feeder = Feeder(dump, reading.process)
        feeder.start()
        _pass_on(reading, taking, version)
        feeder.finish()
        _require(reading)
        assert taking.process.stdin is not None  # noqa: S101  (asked for above)
        taking.process.stdin.close()
        _require(taking)


def _server_version(into: Address) -> int:
    try:
        with psycopg.connect(**into) as connection:
            return connection.info.server_version
    except psycopg.Error as error:
        raise BackupRefused(BackupProblem.RESTORE, str(error).splitlines()[0]) from error


class Feeder(Thread):
    """Gives pg_restore its input while what comes out of it is passed on."""

    def __init__(self, dump: Iterator[bytes], reader: subprocess.Popen[bytes]) -> None:
        super().__init__(daemon=True)
        self._dump, self._reader = dump, reader
        self._failure: BaseException | None = None

    def run(self) -> None:
        assert self._reader.stdin is not None  # noqa: S101  (asked for by whoever started it)
        try:
            for block in self._dump:
                self._reader.stdin.write(block)
            self._reader.stdin.close()
        except BrokenPipeError:
            return
        except BaseException as error:  # noqa: BLE001  (raised again where the work was asked for)
            self._failure = error
            self._reader.kill()

    def finish(self) -> None:
        self.join()
        if self._failure is not None:
            raise self._failure


def _pass_on(reading: Running, taking: Running, version: int) -> None:
    source, target = reading.process.stdout, taking.process.stdin
    assert source is not None  # noqa: S101  (both were asked for)
    assert target is not None  # noqa: S101
    try:
        target.write(_for_server(_first_lines(source), version))
        shutil.copyfileobj(source, target, _BLOCK_BYTES)
    except BrokenPipeError as error:
        taking.process.wait()
        raise BackupRefused(BackupProblem.RESTORE, taking.last_words()) from error


def _first_lines(source: IO[bytes]) -> bytes:
    """The settings with which every script begins."""
    lines = []
    for line in source:
        lines.append(line)
        if line.startswith(b"SET row_security"):
            break
    return b"".join(lines)


def _for_server(settings: bytes, version: int) -> bytes:
    """Servers before 17 do not know the newest of them."""
    if version >= _KNOWS_TRANSACTION_TIMEOUT:
        return settings
    return b"".join(line for line in settings.splitlines(keepends=True) if b"transaction_timeout" not in line)


def _require(program: Running) -> None:
    if program.process.wait() != 0:
        raise BackupRefused(BackupProblem.RESTORE, program.last_words())


def _compare(manifest: Manifest, into: Address) -> None:
    with psycopg.connect(**into, autocommit=False) as connection:
        wrong = different(manifest.sums, table_sums(connection))
    if wrong:
        raise BackupRefused(BackupProblem.DIFFERENT, ", ".join(wrong))
