"""Ctrl-C, SIGTERM and a closed terminal all mean the same: stop everything, then go."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopAsked(BaseException):
    """Not an Exception, so that nothing on the way swallows it."""


@contextmanager
def stopping_on_signals() -> Iterator[None]:
    """The first signal raises StopAsked in the block; further ones change nothing, so that stopping is never cut short."""
    heard = [number for number in _STOPPING if not _is_told_to_stay(number)]
    before = {number: signal.signal(number, _ask) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_told_to_stay(number: signal.Signals) -> bool:
    """`nohup` asks us to outlive the terminal. SIGINT is also ignored in a script's background, where it was no wish."""
    return number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN


def _ask(number: int, frame: FrameType | None) -> None:
    for stopping in _STOPPING:
        signal.signal(stopping, signal.SIG_IGN)
    raise StopAsked


class Parent:
    """Who started us. `make` may be killed; then nobody is left to press Ctrl-C."""

    def __init__(self) -> None:
        self._pid = os.getppid()
        self._matters = os.environ.get("GATEPOST_STOP_WITH_PARENT") == "1"

    def is_gone(self) -> bool:
        return self._matters and os.getppid() != self._pid
