"""Named parts inside the sealed stream, each written as it comes: nobody has to know its length before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gatepost.kernel.backup.sealed_stream import StreamBroken

_LONGEST_BLOCK = 64 << 20


class EntryWriter:
    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write

    def add(self, name: str, blocks: Iterator[bytes]) -> None:
        raw = name.encode()
        self._write(len(raw).to_bytes(2, "big") + raw)
        for block in blocks:
            if block:
                self._write(len(block).to_bytes(4, "big") + block)
        self._write(bytes(4))

    def end(self) -> None:
        self._write(bytes(2))


class EntryReader:
    """Parts in the order in which they were written; one that is not read to its end is skipped."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._waiting = chunks, bytearray()

    def __iter__(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        while length := int.from_bytes(self._take(2), "big"):
            name, content = self._take(length).decode(), self._blocks()
            yield name, content
            for _rest in content:
                pass
        if self._waiting or next(self._chunks, b""):
            raise StreamBroken("something follows the end")

    def _blocks(self) -> Iterator[bytes]:
        while length := int.from_bytes(self._take(4), "big"):
            if length > _LONGEST_BLOCK:
                raise StreamBroken("a block is too long")
            yield self._take(length)

    def _take(self, count: int) -> bytes:
        while len(self._waiting) < count:
            chunk = next(self._chunks, None)
            if chunk is None:
                raise StreamBroken("the end is missing")
            self._waiting += chunk
        taken = bytes(self._waiting[:count])
        del self._waiting[:count]
        return taken
