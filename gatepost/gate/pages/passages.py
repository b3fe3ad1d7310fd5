"""The list of a day's passages, live."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from gatepost.gate.names import PASSER_NAMES
from gatepost.gate.queries.inside import list_inside
from gatepost.gate.queries.passages import FILTERS, list_passages
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.queries import open_posts

PAGE_ROWS = 50
FILTER_NAMES = {
    "": _("all"),
    "entered": _("went in"),
    "left": _("went out"),
    "turned_away": _("turned away"),
    "high": _("37.3 °C and above"),
    "overruled": _("passed by exception"),
    "inferred": _("concluded, not seen"),
    "matters": _("wants a look"),
}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.today()


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return min(int(text), 10_000) if text.isascii() and text.isdigit() else 1


@require_GET
@page(Permission.SEE_PASSAGES)
def passages(request: StaffRequest) -> HttpResponse:
    """Newest first; with `partial` only the rows, which the page fetches again every ten seconds."""
    day, number = _day(request.GET.get("day", "")), max(1, _number(request.GET.get("page", "1")))
    only = request.GET.get("only", "")
    only = only if only in FILTERS else ""
    post_id = _uuid(request.GET.get("post", ""))
    rows, total = list_passages(
        request.station_id, day, only=only, post_id=post_id, start=(number - 1) * PAGE_ROWS, most=PAGE_ROWS
    )
    shown = {
        "rows": rows,
        "total": total,
        "day": day,
        "is_today": day == clock.today(),
        "only": only,
        "filters": FILTER_NAMES,
        "post_id": post_id,
        "posts": open_posts(request.station_id),
        "page_number": number,
        "page_count": max(1, -(-total // PAGE_ROWS)),
        "query": request.GET.urlencode(),
    }
    template = "gate/passages_rows.html" if request.GET.get("partial") else "gate/passages.html"
    return render(request, template, shown)


@require_GET
@page(Permission.SEE_PASSAGES)
def inside(request: StaffRequest) -> HttpResponse:
    """Workers, volunteers and vehicles that are inside by the records, the longest first."""
    lines, total = list_inside(request.station_id)
    return render(
        request, "gate/inside.html", {"lines": [(line, PASSER_NAMES[line.kind]) for line in lines], "total": total}
    )
