"""What the launcher says, in the language of the terminal. It speaks before Django is there to translate."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def speaks_chinese(env: Mapping[str, str]) -> bool:
    """As the C library decides it: the first of these variables that is set."""
    named = (env.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in named if value), "").startswith("zh")


def in_words(zh: str, en: str) -> str:
    return zh if speaks_chinese(os.environ) else en


def say(zh: str, en: str) -> None:
    sys.stdout.write(in_words(zh, en) + "\n")
    sys.stdout.flush()


class Refusal(Exception):
    """Why the program does not start; one sentence for the person at the terminal."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(in_words(zh, en))
