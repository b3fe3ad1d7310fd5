"""Passages as they stand in the table, for lists and figures. Nothing was decided; presence and outings are not touched."""

from __future__ import annotations

from datetime import datetime

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Direction, Reason, Verdict
from gatepost.gate.models import Pass, Passage
from gatepost.kernel.ids import id_at
from gatepost.places.models import Post
from tests.factories.moments import NOON


def make_passage(
    post: Post,
    row: Pass | None = None,
    *,
    direction: Direction = Direction.IN,
    passer: PasserKind = PasserKind.RESIDENT,
    tenths: int | None = None,
    passed: bool = True,
    verdict: Verdict = Verdict.ADMIT,
    reasons: tuple[Reason, ...] = (),
    overrule_reason: str | None = None,
    inferred: bool = False,
    at: datetime = NOON,
) -> Passage:
    """Of a pass, or of somebody without one."""
    return Passage.objects.create(
        station_id=post.station_id,
        id=id_at(at),
        digest=bytes(16),
        post_id=post.id,
        compound_id=post.entrance.compound_id,
        direction=direction,
        passer=row.kind if row else passer,
        pass_id=row.id if row else None,
        person_id=row.person_id if row else None,
        household_id=row.person.household_id if row and row.person else None,
        vehicle_id=row.vehicle_id if row else None,
        token="valid" if row else "none",
        passed=passed,
        verdict=verdict,
        reasons=list(reasons),
        highest_tenths=tenths,
        overrule_reason=overrule_reason,
        inferred=inferred,
        happened_at=at,
        recorded_at=at,
    )
