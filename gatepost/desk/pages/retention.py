"""What is kept of people, why, and for how long: read by everybody, also before signing in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gatepost.kernel.access import Actor, Permission
from gatepost.kernel.models import RetentionRun
from gatepost.kernel.retention.declaring import Basis, Ending, Personal, personal_tables

_DAYS_SHOWN = 60


@require_GET
def retention(request: HttpRequest) -> HttpResponse:
    """Without `page`: nobody needs a permission to know what is kept of them."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    shown = {
        "frame": "desk/base.html" if actor.staff_id else "desk/plain.html",
        "groups": _by_law(),
        "runs": _runs(actor),
    }
    return render(request, "desk/retention.html", shown)


def _by_law() -> list[tuple[Basis, list[Personal]]]:
    """What stands on one law is read together."""
    return [(basis, [one for one in personal_tables() if one.basis == basis]) for basis in Basis]


def _runs(actor: Actor) -> list[tuple[RetentionRun, Any, Any]]:
    """What ended lately at the station, for those who may read what was done."""
    if actor.station_id is None or not actor.may(Permission.SEE_AUDIT):
        return []
    names = {one.table: one.what for one in personal_tables()}
    rows = RetentionRun.objects.filter(station_id=actor.station_id)[:_DAYS_SHOWN]
    return [(row, names.get(row.table, row.table), Ending(row.ending).label) for row in rows]
