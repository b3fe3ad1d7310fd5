"""A television at the post: what holds today, and figures. It may hang in public, so nobody is named on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from gatepost.desk.wall import CEILING, FLOOR, RENEWED_SECONDS, Both, bars_of, both, sentences_of, turn_of, wall_figures
from gatepost.emergencies.queries import policy_by_id, version_in_force
from gatepost.gate.queries.passages import hours_before
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.calendar import speaking
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.queries import open_posts, station_name

_WORDS = {
    "rules": _("At this gate today"),
    "no_rules": _("No rules are written down here yet: please ask the guard."),
    "today": _("Today"),
    "trend": _("The last twelve hours"),
    "in": _("in"),
    "out": _("out"),
}


@require_GET
@page(Permission.SEE_FIGURES)
def wall(request: StaffRequest) -> HttpResponse:
    """With `partial` only what changes, which the page fetches again by itself."""
    template = "desk/wall_now.html" if request.GET.get("partial") else "desk/wall.html"
    return render(request, template, _shown(request))


def _shown(request: StaffRequest) -> dict[str, Any]:
    at, station_id = clock.now(), request.station_id
    today = clock.local(at).date()
    version = version_in_force(station_id, at)
    sentences = sentences_of(policy_by_id(version.id)) if version else []
    said, turn, turns = turn_of(sentences, at)
    bars, most = bars_of(hours_before(station_id, at))
    return {
        **{name: both(word) for name, word in _WORDS.items()},
        "station": station_name(station_id),
        "posts": [post.name for post in open_posts(station_id)],
        "at": at,
        "hours": f"{clock.local(at):%H:%M}",
        "zone": str(clock.zone()),
        "day": Both(
            speaking.spoken_day(today, today=today, language="zh-hans"),
            speaking.spoken_day(today, today=today, language="en"),
        ),
        "sentences": said,
        "turn": turn,
        "turns": turns,
        "figures": wall_figures(station_id, at),
        "bars": bars,
        "most": most,
        "floor": FLOOR,
        "ceiling": CEILING,
        "seconds": RENEWED_SECONDS,
    }
