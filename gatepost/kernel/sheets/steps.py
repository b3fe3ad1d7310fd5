"""Rows in handfuls, so that neither all of them are in memory nor each costs a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def in_steps(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    waiting = iter(rows)
    while step := list(islice(waiting, size)):
        yield step
