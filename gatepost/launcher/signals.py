"""Ctrl-C, SIGTERM and a closed terminal all mean the same: stop everything, then go."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from gatepost.config.env import env_int

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


class Starter:
    """Who started us, by the number that it gave us: `make` may be killed, even before we run; then nobody is left to press Ctrl-C."""

    def __init__(self) -> None:
        self._pid = env_int("GATEPOST_STOP_WITH_PARENT", default=0, least=2)

    def is_gone(self) -> bool:
        return self._pid != 0 and os.getppid() != self._pid
