"""The search box across the top, and its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.queries.search import MOST, Hit, search

_PAGES = {
    "person": "people:person",
    "door": "places:door",
    "enterprise": "people:enterprise",
    "post": "places:post",
}
_LABELS: dict[str, Any] = {
    "person": _("Person"),
    "door": _("Door"),
    "enterprise": _("Enterprise"),
    "vehicle": _("Vehicle"),
    "post": _("Post"),
    "pass": _("Pass"),
}
_MOST_ON_PAGE = 50


@dataclass(frozen=True, slots=True)
class Answer:
    label: Any
    title: str
    detail: str
    url: str


@page(Permission.SEE_PLACES)
def search_page(request: StaffRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()
    is_partial = "partial" in request.GET or request.headers.get("HX-Request") == "true"
    most = MOST if is_partial else _MOST_ON_PAGE
    hits = search(request.station_id, asked, actor=request.actor, most=most) if asked else []
    context = {"asked": asked, "answers": [_answer(hit) for hit in hits]}
    return render(request, "people/parts/found.html" if is_partial else "people/search.html", context)


def _answer(hit: Hit) -> Answer:
    left = _("moved out") if hit.has_left else ""
    detail = " · ".join(str(part) for part in (_LABELS[hit.kind], hit.note, left) if part)
    return Answer(_LABELS[hit.kind], hit.title, detail, _address(hit))


def _address(hit: Hit) -> str:
    """Passes and vehicles are the gate's: its list is asked by their number."""
    if hit.kind in _PAGES:
        return reverse(_PAGES[hit.kind], args=[hit.subject_id])
    try:
        return f"{reverse('gate:passes')}?{urlencode({'q': hit.title})}"
    except NoReverseMatch:
        return ""
