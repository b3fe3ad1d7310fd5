"""What goes when an emergency is closed and what stays, counted now. The signers read it, and the steps count by the same rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.kernel.retention.declaring import Ending, Personal, told_of
from gatepost.kernel.retention.figures import Summary, figures_of, summaries
from gatepost.kernel.retention.span import Span, going, staying


@dataclass(frozen=True, slots=True)
class GoingLine:
    table: str
    told: Personal
    ending: Ending
    count: int


@dataclass(frozen=True, slots=True)
class StayingLine:
    table: str
    told: Any
    count: int
    why: Any


@dataclass(frozen=True, slots=True)
class Preview:
    goes: list[GoingLine]
    stays: list[StayingLine]
    figures: dict[str, Summary]

    @property
    def rows(self) -> int:
        return sum(line.count for line in self.goes)

    @property
    def mark(self) -> str:
        """Two people sign the same thing when it is the same."""
        told = [[line.table, line.count] for line in self.goes] + [[line.table, line.count] for line in self.stays]
        figures = [[name, one.total, one.mark] for name, one in self.figures.items()]
        return sha256(json.dumps([told, figures]).encode()).hexdigest()


def span_of(emergency: Emergency) -> Span:
    """Of one that has ended."""
    assert emergency.ended_at is not None  # noqa: S101  nothing else is closed
    versions = PolicyVersion.objects.filter(station_id=emergency.station_id, emergency=emergency)
    return Span(
        station_id=emergency.station_id,
        emergency_id=emergency.id,
        started_at=emergency.started_at,
        ended_at=emergency.ended_at,
        policies=tuple(versions.order_by("number").values_list("id", flat=True)),
    )


def counts_going(span: Span) -> dict[str, int]:
    return {part.rows.table: part.rows.count(span.values) for part in going()}


def counts_staying(span: Span) -> dict[str, int]:
    return {part.table: part.count(span) for part in staying()}


def preview(emergency: Emergency) -> Preview:
    span = span_of(emergency)
    counted = counts_going(span)
    goes = [
        GoingLine(part.rows.table, told_of(part.rows.table), part.ending, counted[part.rows.table]) for part in going()
    ]
    stays = stays_told(counts_staying(span))
    return Preview(goes, stays, summaries(figures_of(span)))


def stays_told(counts: dict[str, int]) -> list[StayingLine]:
    """In the order in which modules hand them in; those that are not there are left out."""
    return [
        StayingLine(part.table, part.what, counts[part.table], part.why) for part in staying() if counts.get(part.table)
    ]
