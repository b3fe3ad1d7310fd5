"""Two dated histories of one person become one. Plain values in and out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Stage:
    id: UUID
    standing: str
    from_on: date
    until_on: date | None
    """The first day on which it no longer holds."""


@dataclass(frozen=True, slots=True)
class Joined:
    ends: dict[UUID, date | None]
    """Until when each of the stages that stay holds."""
    dropped: tuple[UUID, ...]


class HistoriesDiffer(Exception):
    """They say different things of the present, or of one day."""


def join_histories(one: Sequence[Stage], other: Sequence[Stage]) -> Joined:
    """Raises HistoriesDiffer. What both tell stays once, from its earlier day."""
    if len({stage.standing for stage in (*one, *other) if stage.until_on is None}) > 1:
        raise HistoriesDiffer
    dropped: list[UUID] = []
    ends: dict[UUID, date | None] = {}
    last: Stage | None = None
    for stage in sorted((*one, *other), key=lambda stage: stage.from_on):
        if last and _goes_on(last, ends[last.id], stage):
            dropped.append(stage.id)
            ends[last.id] = _later(ends[last.id], stage.until_on)
            continue
        if last and last.from_on == stage.from_on:
            raise HistoriesDiffer
        if last:
            ends[last.id] = _earlier(ends[last.id], stage.from_on)
        ends[stage.id] = stage.until_on
        last = stage
    return Joined(ends, tuple(dropped))


def _goes_on(last: Stage, until_on: date | None, stage: Stage) -> bool:
    return last.standing == stage.standing and (until_on is None or until_on >= stage.from_on)


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)
