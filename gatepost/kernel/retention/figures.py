"""Figures that stay when the rows behind them go: how many, and how they were split. No person can be read from them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from gatepost.kernel.models import KeptFigure
from gatepost.kernel.retention.span import Span, going

Figure = tuple[str, str, str, str]
"""What is counted, the day, the place, the split: all as text, so that they can be compared."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole of one figure: its sum, and a mark over every single number in it."""

    total: int
    mark: str


def kept_figures(station_id: UUID, emergency_id: UUID) -> dict[Figure, int]:
    rows = KeptFigure.objects.filter(station_id=station_id, emergency_id=emergency_id)
    return dict(_added_up(rows.values_list("figure", "day", "place_id", "split", "count")))


def figures_of(span: Span) -> dict[Figure, int]:
    """What is kept already, and what is still there to be counted."""
    live = (row for part in going() for row in part.rows.figures_now(span.values))
    together = _added_up(live)
    for figure, count in kept_figures(span.station_id, span.emergency_id).items():
        together[figure] += count
    return dict(together)


def summaries(figures: dict[Figure, int]) -> dict[str, Summary]:
    """By figure. Two that are equal have equal numbers everywhere, to the last unit."""
    parts: dict[str, list[tuple[Figure, int]]] = defaultdict(list)
    for figure in sorted(figures):
        parts[figure[0]].append((figure, figures[figure]))
    return {name: Summary(sum(count for _f, count in part), _mark(part)) for name, part in parts.items()}


def _mark(part: list[tuple[Figure, int]]) -> str:
    return sha256(json.dumps(part, ensure_ascii=False).encode()).hexdigest()


def _added_up(rows: Iterable[tuple[Any, ...]]) -> defaultdict[Figure, int]:
    found: defaultdict[Figure, int] = defaultdict(int)
    for figure, day, place_id, split, count in rows:
        told = split if isinstance(split, dict) else json.loads(split)
        found[(figure, str(day or ""), str(place_id or ""), json.dumps(told, sort_keys=True))] += int(count)
    return found
