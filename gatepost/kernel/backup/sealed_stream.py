"""The file itself: a head that anybody may read, then AES-256-GCM in chunks under a key of this file alone.

Each chunk carries its number and whether it is the last, and is bound to the head: one that is changed, moved, cut off or added does
not open.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"GATEPOST BACKUP 1\n"
CHUNK_BYTES = 1 << 20
_TAG_BYTES = 16
_LONGEST_HEAD = 100_000


class StreamBroken(Exception):
    """Not such a file, or one that was changed or cut off."""


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


class SealedWriter:
    def __init__(self, file: IO[bytes], head: dict[str, Any], key: bytes) -> None:
        raw = json.dumps(head, separators=(",", ":")).encode()
        start = MAGIC + len(raw).to_bytes(4, "big") + raw
        file.write(start)
        self._file, self._cipher, self._about = file, AESGCM(key), sha256(start).digest()
        self._number, self._waiting = 0, bytearray()

    def write(self, data: bytes) -> None:
        self._waiting += data
        while len(self._waiting) > CHUNK_BYTES:
            self._seal(bytes(self._waiting[:CHUNK_BYTES]), is_last=False)
            del self._waiting[:CHUNK_BYTES]

    def close(self) -> None:
        """Without it the file does not open."""
        self._seal(bytes(self._waiting), is_last=True)

    def _seal(self, data: bytes, *, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), data, self._about))
        self._number += 1


class SealedReader:
    """Raises StreamBroken while it is made when the file is none of ours."""

    def __init__(self, file: IO[bytes]) -> None:
        start = file.read(len(MAGIC) + 4)
        length = int.from_bytes(start[len(MAGIC) :], "big")
        if not start.startswith(MAGIC) or not 2 <= length <= _LONGEST_HEAD:
            raise StreamBroken("not such a file")
        raw = file.read(length)
        try:
            self.head: dict[str, Any] = json.loads(raw)
        except ValueError as error:
            raise StreamBroken("the head is damaged") from error
        self._file, self._about = file, sha256(start + raw).digest()

    def chunks(self, key: bytes) -> Iterator[bytes]:
        """Once. Raises StreamBroken at the chunk that does not open."""
        cipher, number = AESGCM(key), 0
        chunk = self._file.read(CHUNK_BYTES + _TAG_BYTES)
        while True:
            following = self._file.read(CHUNK_BYTES + _TAG_BYTES)
            try:
                data = cipher.decrypt(_nonce(number, is_last=not following), chunk, self._about)
            except (InvalidTag, ValueError) as error:
                raise StreamBroken(f"chunk {number} does not open") from error
            yield data
            if not following:
                return
            chunk, number = following, number + 1
