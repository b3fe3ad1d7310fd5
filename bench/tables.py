"""Numbers to tables in Markdown: the median of the rounds, with the range where it says something."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def middle(values: Sequence[float]) -> str:
    return number(median(values))


def middle_and_range(values: Sequence[float]) -> str:
    return f"{middle(values)} ({number(min(values))}-{number(max(values))})"


def show(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    lines = [f"\n{title}\n", f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def note(text: str) -> None:
    sys.stderr.write(f"  [load {Path('/proc/loadavg').read_text().split()[0]}] {text}\n")
