"""One written form for what is stored and what is asked: half width, small letters, simplified characters."""

from __future__ import annotations

from functools import cache, lru_cache

from opencc import OpenCC

from gatepost.kernel.plain_text import plain

_HAN_RANGES = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


def fold(text: str) -> str:
    """報銷 and 报销 are the same word, as are ＷＡＮＧ and wang. Idempotent."""
    return plain("".join(_simplified(char) for char in plain(text)).lower())


@lru_cache(maxsize=16_384)
def is_han(char: str) -> bool:
    """Whether it is a Chinese character, rare ones beyond the basic plane included (GB 18030-2022)."""
    point = ord(char)
    return any(first <= point <= last for first, last in _HAN_RANGES)


@cache
def _simplified(char: str) -> str:
    """Character by character: a phrase would be turned differently from the part of it that somebody asks for."""
    return _converter().convert(char) if is_han(char) else char


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
