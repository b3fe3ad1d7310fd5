"""The list of a day's passages, live."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gatepost.gate.names import FILTER_NAMES, PASSER_NAMES, high_name
from gatepost.gate.pages.sheets import sheet_links
from gatepost.gate.queries.inside import list_inside
from gatepost.gate.queries.passages import HIGH, filtered_passages, high_from, with_names
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.queries import open_posts

PAGE_ROWS = 50
_YEARS = range(2000, 2101)


def _day(text: str) -> date:
    """Today for what is no day of ours."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return clock.today()
    return day if day.year in _YEARS else clock.today()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class PassagesAsked:
    """What the list of a day is narrowed to."""

    day: date
    only: str
    post_id: UUID | None

    @property
    def query(self) -> str:
        return urlencode({"day": self.day.isoformat(), "only": self.only, "post": str(self.post_id or "")})


def asked_passages(request: StaffRequest) -> PassagesAsked:
    only = request.GET.get("only", "")
    return PassagesAsked(
        day=_day(request.GET.get("day", "")),
        only=only if only in FILTER_NAMES else "",
        post_id=_uuid(request.GET.get("post", "")),
    )


@require_GET
@page(Permission.SEE_PASSAGES)
def passages(request: StaffRequest) -> HttpResponse:
    """Newest first; with `partial` only the rows, which the page fetches again every ten seconds."""
    asked = asked_passages(request)
    day, only, post_id = asked.day, asked.only, asked.post_id
    threshold = high_from(request.station_id, day, clock.now())
    rows = filtered_passages(request.station_id, day, threshold=threshold, only=only, post_id=post_id)
    found = Paginator(rows, PAGE_ROWS).get_page(request.GET.get("page"))
    shown = {
        "found": found,
        "lines": with_names(request.station_id, list(found)),
        "day": day,
        "is_today": day == clock.today(),
        "only": only,
        "tabs": _tabs(day, only, post_id, threshold),
        "post_id": post_id,
        "posts": open_posts(request.station_id),
        "query": asked.query,
        "sheet": sheet_links("gate:passages_sheet", asked.query, found.paginator.count),
    }
    template = "gate/passages_rows.html" if request.GET.get("partial") else "gate/passages.html"
    return render(request, template, shown)


def _tabs(day: date, only: str, post_id: UUID | None, threshold: int | None) -> list[dict[str, Any]]:
    names = FILTER_NAMES | {HIGH: high_name(threshold)}
    return [
        {"label": name, "url": "?" + PassagesAsked(day, word, post_id).query, "current": word == only}
        for word, name in names.items()
    ]


@require_GET
@page(Permission.SEE_PASSAGES)
def inside(request: StaffRequest) -> HttpResponse:
    """Workers, volunteers and vehicles that are inside by the records, the longest first."""
    lines, total = list_inside(request.station_id)
    shown = {
        "lines": [(line, PASSER_NAMES[line.kind]) for line in lines],
        "total": total,
        "sheet": sheet_links("gate:inside_sheet", "", total),
    }
    return render(request, "gate/inside.html", shown)
