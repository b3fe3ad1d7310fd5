"""Today in numbers: for those who may see figures and nobody's name."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Router, Schema

from gatepost.gate.queries.inside import inside_rows
from gatepost.gate.queries.passages import day_figures, high_from, hours_before
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
    """Workers, volunteers and vehicles that are inside now by the records."""


class HourOut(Schema):
    hour: datetime
    """Its first instant."""
    entered: int
    left: int


class HoursOut(Schema):
    hours: list[HourOut]
    """Twelve, the running one last."""


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
        inside=inside_rows(station_id).count(),
    )


@router.get("/figures/hours", operation_id="list_hours", summary="The last twelve hours", response=HoursOut)
def list_hours(request: Call) -> HoursOut:
    """Who went in and out, hour by hour, as the board draws it."""
    station_id = require(request.actor, Permission.SEE_FIGURES)
    rows = hours_before(station_id, clock.now())
    return HoursOut(hours=[HourOut(hour=row.hour, entered=row.entered, left=row.left) for row in rows])
