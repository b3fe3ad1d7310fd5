"""Terms of running text: overlapping pairs and single characters for Chinese, beginnings of words for letters and digits.

Most Chinese words have two characters; an index of three finds none of them, and a tokenizer finds nothing inside a run.
"""

from __future__ import annotations

import re

from gatepost.kernel.search.folding import fold, is_han

LONGEST_PREFIX = 12
"""Words are told apart by their first twelve letters; a longer question is cut there and finds no less."""
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> list[str]:
    """Unbroken runs of one script, folded: 京卡card is 京卡, card."""
    found: list[str] = []
    for word in _WORD.findall(fold(text)):
        start = 0
        for place in range(1, len(word) + 1):
            if place == len(word) or is_han(word[place]) != is_han(word[start]):
                found.append(word[start:place])
                start = place
    return found


def han_terms(run: str) -> frozenset[str]:
    """What is stored for a run of Chinese: each character and each pair of neighbours."""
    return frozenset([*run, *[run[place : place + 2] for place in range(len(run) - 1)]])


def asked_han_terms(run: str) -> frozenset[str]:
    """What a question must find: all its pairs, or its only character."""
    return pairs(run) or frozenset(run)


def pairs(run: str) -> frozenset[str]:
    return frozenset([run[place : place + 2] for place in range(len(run) - 1)])


def prefixes(word: str, *, shortest: int = 1) -> frozenset[str]:
    """w, wa, wan, wang, up to LONGEST_PREFIX letters."""
    return frozenset([word[:length] for length in range(shortest, min(len(word), LONGEST_PREFIX) + 1)])


def asked_prefix(word: str) -> str:
    return word[:LONGEST_PREFIX]
