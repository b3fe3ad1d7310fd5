"""One rule, said in four ways."""

from __future__ import annotations

from dataclasses import dataclass

Four = tuple[str, str, str, str]
"""guard_zh, guard_en, passer_zh, passer_en."""


@dataclass(frozen=True, slots=True)
class PolicySentence:
    """One rule of one policy in four ways."""

    key: str
    guard_zh: str
    guard_en: str
    passer_zh: str
    passer_en: str


Sentences = tuple[PolicySentence, ...]
