"""What a change of keys tells the person who waits for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class KeyStep(StrEnum):
    WAIT = "wait"
    """For people and jobs in the middle of something."""
    FIND = "find"
    """Values are to be found by the new key."""
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
