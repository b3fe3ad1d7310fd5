"""Opening a backup: which key it wants, whether it is whole, and then its parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gatepost.kernel.backup.entries import EntryReader
from gatepost.kernel.backup.envelope import Closed, NotOurs, Opener, belongs_to, open_closed
from gatepost.kernel.backup.problems import BackupProblem, BackupRefused
from gatepost.kernel.backup.sealed_stream import SealedReader, StreamBroken


@dataclass(frozen=True, slots=True)
class Head:
    """What anybody may read."""

    made_at: datetime
    version: str
    closed_to: Closed

    @property
    def recovery_mark(self) -> str:
        return self.closed_to["recovery"]["mark"]


def read_head(path: Path) -> Head:
    """Raises BackupRefused: NOT_BACKUP."""
    try:
        with path.open("rb") as file:
            return _head(SealedReader(file))
    except (OSError, StreamBroken, KeyError, TypeError, ValueError) as error:
        raise BackupRefused(BackupProblem.NOT_BACKUP, path) from error


def _head(reader: SealedReader) -> Head:
    head = reader.head
    return Head(datetime.fromisoformat(head["made_at"]), str(head["version"]), head["closed_to"])


def key_of(path: Path, opener: Opener) -> bytes:
    """Raises BackupRefused: NOT_BACKUP, WRONG_KEY, DAMAGED."""
    head = read_head(path)
    try:
        return open_closed(head.closed_to, opener)
    except (NotOurs, KeyError, ValueError) as error:
        problem = BackupProblem.DAMAGED if belongs_to(head.closed_to, opener) else BackupProblem.WRONG_KEY
        raise BackupRefused(problem, head.recovery_mark) from error


def check_whole(path: Path, key: bytes) -> None:
    """Reads all of it before anything is used. Raises BackupRefused: DAMAGED."""
    with _readable(path) as reader:
        for _chunk in reader.chunks(key):
            pass


@contextmanager
def parts(path: Path, key: bytes) -> Iterator[Iterator[tuple[str, Iterator[bytes]]]]:
    """Raises BackupRefused: DAMAGED."""
    with _readable(path) as reader:
        yield iter(EntryReader(reader.chunks(key)))


@contextmanager
def _readable(path: Path) -> Iterator[SealedReader]:
    try:
        with path.open("rb") as file:
            yield SealedReader(file)
    except (StreamBroken, UnicodeDecodeError) as error:
        raise BackupRefused(BackupProblem.DAMAGED) from error
