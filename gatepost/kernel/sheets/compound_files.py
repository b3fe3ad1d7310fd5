"""The container of old Office files (MS-CFB), read as far as needed: which streams it has, and the bytes of one."""

from __future__ import annotations

import struct

from gatepost.kernel.sheets.faults import SheetFault, SheetRefused

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA
"""Sector numbers from here on are no sectors."""
_ENTRY = 128
_SMALL_STREAM = 4096
_MINI_SECTOR = 64


class CompoundFile:
    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._sector_bytes = 1 << struct.unpack_from("<H", content, 30)[0]
            self._table = self._sector_table()
            self._entries = self._directory()
        except (struct.error, IndexError, ValueError) as error:
            raise SheetRefused(SheetFault.DAMAGED) from error

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """The whole stream. Raises SheetRefused: damaged."""
        start, size = self._entries[name]
        if size >= _SMALL_STREAM:
            return self._chain(start)[:size]
        root_start, root_size = self._entries["Root Entry"]
        small = self._chain(root_start)[:root_size]
        mini_start = struct.unpack_from("<I", self._content, 60)[0]
        table = self._numbers(self._chain(mini_start))
        sectors = self._follow(start, table)
        return b"".join(small[one * _MINI_SECTOR : (one + 1) * _MINI_SECTOR] for one in sectors)[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._sector_bytes
        return self._content[start : start + self._sector_bytes]

    def _sector_table(self) -> tuple[int, ...]:
        """The FAT: its sectors are listed in the header, and beyond 109 of them in sectors of their own."""
        listed = list(struct.unpack_from("<109I", self._content, 76))
        following, seen = struct.unpack_from("<I", self._content, 68)[0], 0
        while following < _END:
            numbers = self._numbers(self._sector(following))
            listed += numbers[:-1]
            following, seen = numbers[-1], seen + 1
            if seen > len(self._content) // self._sector_bytes:
                raise SheetRefused(SheetFault.DAMAGED)
        return self._numbers(b"".join(self._sector(one) for one in listed if one < _END))

    def _directory(self) -> dict[str, tuple[int, int]]:
        content = self._chain(struct.unpack_from("<I", self._content, 48)[0])
        found: dict[str, tuple[int, int]] = {}
        for start in range(0, len(content) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", content, start + 64)[0]
            name = content[start : start + max(length - 2, 0)].decode("utf-16-le", "replace")
            if name:
                found.setdefault(name, struct.unpack_from("<II", content, start + 116))
        return found

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(one) for one in self._follow(start, self._table))

    @staticmethod
    def _follow(start: int, table: tuple[int, ...]) -> list[int]:
        """A chain longer than its table runs in a circle."""
        found: list[int] = []
        while start < _END:
            found.append(start)
            start = table[start] if start < len(table) and len(found) <= len(table) else 0
            if len(found) > len(table):
                raise SheetRefused(SheetFault.DAMAGED)
        return found

    @staticmethod
    def _numbers(content: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])
