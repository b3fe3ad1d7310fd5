"""One line of the doctor's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gatepost.launcher.words import in_words


class State(StrEnum):
    FINE = "fine"
    HINT = "hint"
    """Works, and could be better."""
    WRONG = "wrong"


_MARKS = {State.FINE: ("好", "ok"), State.HINT: ("提示", "hint"), State.WRONG: ("不行", "wrong")}


@dataclass(frozen=True, slots=True)
class Finding:
    state: State
    zh: str
    en: str

    @property
    def line(self) -> str:
        zh, en = _MARKS[self.state]
        return in_words(f"[{zh}] {self.zh}", f"[{en}] {self.en}")


def fine(zh: str, en: str) -> Finding:
    return Finding(State.FINE, zh, en)


def hint(zh: str, en: str) -> Finding:
    return Finding(State.HINT, zh, en)


def wrong(zh: str, en: str) -> Finding:
    return Finding(State.WRONG, zh, en)
