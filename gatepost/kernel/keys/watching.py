"""What a change of keys tells the person who waits for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class KeyStep(StrEnum):
    WAIT = "wait"
    """For people and jobs in the middle of something."""
    FIND = "find"
    """Indexes by the new key are worked out."""
    TAKE_OVER = "take_over"
    """Who writes numbers waits."""
    SEAL = "seal"
    WORDS = "words"
    """Of the search."""


class Watch(Protocol):
    def begin(self, step: KeyStep, total: int | None = None) -> None: ...

    def advance(self, count: int) -> None: ...


class NobodyWatches:
    def begin(self, step: KeyStep, total: int | None = None) -> None:
        pass

    def advance(self, count: int) -> None:
        pass
