"""Where the text of a sign breaks, so that it stands as large as it can and no organisation's name is cut in two."""

from __future__ import annotations

import math
import re
import textwrap
import unicodedata
from collections.abc import Iterator

from gatepost.kernel.plain_text import plain

WIDTH_TO_HEIGHT = 2.4
"""Of the frame in sign.typ."""
_LINE_HEIGHT = 1.3
_NARROW = 0.55
_LONG_LINE = 12
_ORGANISATION = re.compile("街道|社区|小区|居委会|村委会|委员会|总工会|工会|服务站|驿站|服务中心|公司|车站")


def sign_lines(text: str) -> list[str]:
    """One text per line, never empty lines. Breaks that the text has itself are kept; an empty text has no lines."""
    typed = [line for line in map(plain, text.splitlines()) if line]
    if len(typed) != 1:
        return typed
    (whole,) = typed
    arrangements = _by_words(whole) if " " in whole else _by_organisation(whole)
    return max(arrangements, key=_letter_size)


def _letter_size(lines: list[str]) -> float:
    """Height of a letter against the height of the frame, when the lines fill it."""
    return min(WIDTH_TO_HEIGHT / max(map(_ems, lines)), 1 / (len(lines) * _LINE_HEIGHT))


def _ems(line: str) -> float:
    return sum(1 if unicodedata.east_asian_width(character) in "WF" else _NARROW for character in line)


def _by_words(text: str) -> Iterator[list[str]]:
    for width in range(max(map(len, text.split())), len(text) + 1):
        yield textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _by_organisation(text: str) -> Iterator[list[str]]:
    """Whole, or the organisation above and what the post is below; only a very long line is cut by length."""
    yield [text]
    ends = [match.end() for match in _ORGANISATION.finditer(text) if match.end() < len(text)]
    pieces = [text[: ends[-1]], text[ends[-1] :]] if ends else [text]
    yield pieces
    if max(map(len, pieces)) > _LONG_LINE:
        for width in range(_LONG_LINE, len(text)):
            yield [line for piece in pieces for line in _evenly(piece, width)]


def _evenly(text: str, longest: int) -> list[str]:
    count = math.ceil(len(text) / longest)
    return textwrap.wrap(text, math.ceil(len(text) / count))
