"""Processor time of a program with all its children, from /proc. Linux only; exact to a hundredth of a second."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def _all_processes() -> dict[int, tuple[int, int, int]]:
    """Of each process: its parent, its own ticks, the ticks of its children that have ended."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parts = (entry / "stat").read_text(errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            found[int(entry.name)] = (int(parts[1]), int(parts[11]) + int(parts[12]), int(parts[13]) + int(parts[14]))
    return found


def cpu_seconds(roots: Iterable[int]) -> float:
    """Of the programs with these numbers and everything that they started."""
    processes = _all_processes()
    children: dict[int, list[int]] = {}
    for number, (parent, _own, _ended) in processes.items():
        children.setdefault(parent, []).append(number)
    ticks, open_numbers = 0, [root for root in roots if root in processes]
    while open_numbers:
        number = open_numbers.pop()
        _parent, own, ended = processes[number]
        ticks += own + ended
        open_numbers += children.get(number, [])
    return ticks / _TICKS
