"""Today in numbers: for those who may see figures and nobody's name."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Router, Schema

from gatepost.gate.models import PresenceRow
from gatepost.gate.queries.passages import day_figures, high_from
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.sync.requests import Call

router = Router()


class FiguresOut(Schema):
    """Each is the length of the list of the same name."""

    day: date
    at: datetime
    entered: int
    left: int
    turned_away: int
    high: int
    overruled: int
    inside: int
    """So many people and vehicles are inside now by the records."""


@router.get("/figures/today", operation_id="get_figures_of_today", summary="Today in numbers", response=FiguresOut)
def get_figures_of_today(request: Call) -> FiguresOut:
    station_id, at = require(request.actor, Permission.SEE_FIGURES), clock.now()
    day = clock.local(at).date()
    figures = day_figures(station_id, day, threshold=high_from(station_id, day, at))
    return FiguresOut(
        day=day,
        at=at,
        entered=figures.entered,
        left=figures.left,
        turned_away=figures.turned_away,
        high=figures.high,
        overruled=figures.overruled,
        inside=PresenceRow.objects.filter(station_id=station_id, is_inside=True).count(),
    )
