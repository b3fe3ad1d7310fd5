"""The start page: what needs me now, today's figures that open their lists, twelve hours of passages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from gatepost.emergencies.queries import NoPolicy, open_emergency, phase_on, policy_in_force
from gatepost.gate.queries.inside import ending_soon, inside_rows
from gatepost.gate.queries.passages import HourFigures, day_figures, hours_before, open_matters
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.queries import open_posts


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for a decision, and where it is decided."""

    text: str
    url: str
    tone: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the list that it counts; without a list for those who see figures only."""

    label: str
    count: int
    url: str
    tone: str = "unknown"


def _matters(station_id: UUID, at: datetime) -> list[Matter]:
    found: list[Matter] = []
    waiting = open_matters(station_id, clock.local(at).date()).count()
    if waiting:
        text = ngettext("%(count)s passage today wants a look", "%(count)s passages today want a look", waiting)
        found.append(Matter(text % {"count": waiting}, reverse("gate:passages") + "?only=matters", "refuse"))
    ending = ending_soon(station_id, at).count()
    if ending:
        text = ngettext("%(count)s pass ends within a week", "%(count)s passes end within a week", ending)
        found.append(Matter(text % {"count": ending}, reverse("gate:passes") + "?state=ending", "wait"))
    return found + _missing_rules(station_id, at)


def _missing_rules(station_id: UUID, at: datetime) -> list[Matter]:
    try:
        policy_in_force(station_id, at)
    except NoPolicy:
        return [
            Matter(
                _("No policy is in force: nothing can be decided at the gate"),
                reverse("emergencies:policies"),
                "refuse",
            )
        ]
    return []


def _figures(station_id: UUID, at: datetime, *, with_lists: bool) -> list[Figure]:
    day = day_figures(station_id, clock.local(at).date())
    passages = reverse("gate:passages") if with_lists else ""
    inside = reverse("gate:inside") if with_lists else ""

    def behind(word: str) -> str:
        return f"{passages}?only={word}" if passages else ""

    return [
        Figure(_("in"), day.entered, behind("entered"), "info"),
        Figure(_("out"), day.left, behind("left"), "info"),
        Figure(_("inside now"), inside_rows(station_id).count(), inside, "info"),
        Figure(_("turned away"), day.turned_away, behind("turned_away"), "wait" if day.turned_away else "unknown"),
        Figure(_("37.3 °C and above"), day.high, behind("high"), "refuse" if day.high else "unknown"),
        Figure(_("by exception"), day.overruled, behind("overruled"), "wait" if day.overruled else "unknown"),
    ]


def chart_of(hours: list[HourFigures]) -> dict[str, Any]:
    """What web/desk draws: hours of the day, people in and people out."""
    return {
        "hours": [f"{clock.local(row.hour):%H:00}" for row in hours],
        "series": [
            {"name": _("in"), "values": [row.entered for row in hours]},
            {"name": _("out"), "values": [row.left for row in hours]},
        ],
    }


@require_GET
@page(Permission.SEE_FIGURES)
def board(request: StaffRequest) -> HttpResponse:
    at = clock.now()
    station_id = request.station_id
    sees_lists = request.actor.may(Permission.SEE_PASSAGES)
    hours = hours_before(station_id, at)
    emergency = open_emergency(station_id, at)
    shown = {
        "matters": _matters(station_id, at) if sees_lists else [],
        "sees_lists": sees_lists,
        "figures": _figures(station_id, at, with_lists=sees_lists),
        "hours": hours,
        "chart": chart_of(hours),
        "chart_json": json.dumps(chart_of(hours), ensure_ascii=False),
        "emergency": emergency,
        "phase": phase_on(emergency, clock.today()) if emergency else None,
        "posts": open_posts(station_id),
        "may_check": request.actor.may(Permission.CHECK_PASSES),
    }
    return render(request, "desk/board.html", shown)
