"""A look into a zip file before anything of it is unpacked to be kept: sizes, names, and whether it holds what it says."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from gatepost.kernel.sheets.faults import SheetFault, SheetRefused

MOST_UNPACKED = 600 * 1024 * 1024
MOST_PARTS = 5_000
MOST_RATIO = 250
"""Unpacked to packed. Sheets reach 60; what was made to burst reaches 1000."""
_SMALL = 1024 * 1024
_STEP = 1024 * 1024


class Archive:
    """Raises SheetRefused: damaged, unpacks_too_large, password."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise SheetRefused(SheetFault.DAMAGED) from error
        _check(self._zip.infolist())

    @property
    def names(self) -> list[str]:
        return self._zip.namelist()

    def read(self, name: str) -> bytes:
        return b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """The part in steps. One that is longer than the archive says it is, is damaged: nothing else may unpack it either."""
        try:
            with self._zip.open(name) as part:
                while step := part.read(_STEP):
                    yield step
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
            raise SheetRefused(SheetFault.DAMAGED) from error

    def try_through(self, names: list[str]) -> None:
        """Unpacks and forgets."""
        for name in names:
            for _step in self.stream(name):
                pass


def _check(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise SheetRefused(SheetFault.PASSWORD)
    if len({part.filename for part in parts}) < len(parts):
        raise SheetRefused(SheetFault.DAMAGED)
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or total > MOST_UNPACKED or any(_bursts(part) for part in parts):
        raise SheetRefused(SheetFault.UNPACKS_TOO_LARGE)


def _bursts(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)
