"""The five states that a thing can be in, each with its icon. Colours are in the style sheet of the same names."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class State(StrEnum):
    ADMIT = "admit"
    WAIT = "wait"
    REFUSE = "refuse"
    INFO = "info"
    UNKNOWN = "unknown"


ICONS = {
    State.ADMIT: "circle-check",
    State.WAIT: "clock",
    State.REFUSE: "circle-x",
    State.INFO: "info-circle",
    State.UNKNOWN: "help-circle",
}

NEED_WORDS: dict[State, Any] = {
    State.ADMIT: _("Ready"),
    State.WAIT: _("Due soon"),
    State.REFUSE: _("Overdue"),
    State.INFO: _("To know"),
    State.UNKNOWN: _("To look at"),
}
"""How urgent something is that waits for a decision."""


def state_icon(state: str) -> str:
    """Raises ValueError for a word that is no state, so that a misspelt one never becomes a colourless chip."""
    return ICONS[State(state)]


def need_word(state: str) -> Any:
    return NEED_WORDS[State(state)]
