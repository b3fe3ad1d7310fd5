"""One thing said in four ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """For the guard what to do, for the passer-by why; Chinese and English."""

    guard_zh: str
    guard_en: str
    passer_zh: str
    passer_en: str

    def filled(self, zh: Mapping[str, str], en: Mapping[str, str]) -> Spoken:
        """With the parameters in their places. Raises KeyError for one that is missing."""
        return Spoken(
            guard_zh=self.guard_zh.format_map(zh),
            guard_en=self.guard_en.format_map(en),
            passer_zh=self.passer_zh.format_map(zh),
            passer_en=self.passer_en.format_map(en),
        )
