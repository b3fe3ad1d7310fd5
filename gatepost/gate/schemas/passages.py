"""Passages as a list shows them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from ninja import Schema
from pydantic import Field

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Direction, Need, Reason, Verdict
from gatepost.gate.queries.cursors import LONGEST
from gatepost.gate.queries.passages import PassageLine
from gatepost.gate.schemas.periods import Day
from gatepost.kernel.masking import mask_name


class PassageFilter(StrEnum):
    """The same words as the figures: a figure is the length of its list."""

    ENTERED = "entered"
    LEFT = "left"
    TURNED_AWAY = "turned_away"
    HIGH = "high"
    OVERRULED = "overruled"
    INFERRED = "inferred"
    MATTERS = "matters"


class PassagesAsked(Schema):
    day: Day | None = None
    """Today when left out."""
    only: PassageFilter | None = None
    post_id: UUID | None = None
    cursor: str = Field("", max_length=LONGEST)
    limit: int = Field(50, ge=1, le=200)


class PassageOut(Schema):
    id: UUID
    happened_at: datetime
    recorded_at: datetime
    direction: Direction
    passer: PasserKind
    name: str
    """Masked; the plate of a vehicle."""
    door: str
    post_id: UUID
    post: str
    pass_id: UUID | None
    passed: bool
    verdict: Verdict
    needs: list[Need]
    reasons: list[Reason]
    highest_tenths: int | None
    overrule_reason: str | None
    inferred: bool
    """Not seen at a gate but concluded: somebody who enters at B has left A."""


class PassagesOut(Schema):
    passages: list[PassageOut]
    next_cursor: str | None
    """Null on the last page."""


def passage_out(line: PassageLine) -> PassageOut:
    row = line.passage
    return PassageOut(
        id=row.id,
        happened_at=row.happened_at,
        recorded_at=row.recorded_at,
        direction=Direction(row.direction),
        passer=PasserKind(row.passer),
        name=mask_name(line.name) if row.person_id else line.name,
        door=line.door,
        post_id=row.post_id,
        post=line.post,
        pass_id=row.pass_id,
        passed=row.passed,
        verdict=Verdict(row.verdict),
        needs=[Need(word) for word in row.needs],
        reasons=[Reason(word) for word in row.reasons],
        highest_tenths=row.highest_tenths,
        overrule_reason=row.overrule_reason,
        inferred=row.inferred,
    )
