"""Chance that falls the same way at every load."""

from __future__ import annotations

from datetime import datetime
from random import Random
from uuid import UUID

_VERSION_AND_VARIANT = (7 << 76) | (0b10 << 62)
_SEED = "gatepost demo"


class Chance(Random):
    """One for each part of the demo, so that a change in one part leaves the others as they are."""

    def __init__(self, part: str) -> None:
        super().__init__(f"{_SEED}: {part}")

    def id_at(self, at: datetime) -> UUID:
        """A UUIDv7 as kernel/ids.py makes them, with drawn bits."""
        return UUID(int=self.id_number(int(at.timestamp() * 1000)))

    def id_number(self, milliseconds: int) -> int:
        bits = self.getrandbits(74)
        return (milliseconds << 80) | _VERSION_AND_VARIANT | ((bits >> 62) << 64) | (bits & ((1 << 62) - 1))

    def happens(self, probability: float) -> bool:
        return self.random() < probability
