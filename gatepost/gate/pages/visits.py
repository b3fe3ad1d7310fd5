"""Visitors who are inside: who should have left by now, and what to do about it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gatepost.gate.actions.visits import VisitOver, change_due_out, end_visit
from gatepost.gate.enums import VisitState
from gatepost.gate.forms import DueOutForm
from gatepost.gate.models import Visit
from gatepost.gate.queries.visits import line_of, lines_of, overdue_visits, visits_inside
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page

_LONGER = timedelta(minutes=30)
"""Offered to who should have left: the time that is over would mean tomorrow."""


@require_GET
@page(Permission.CHECK_PASSES)
def visits(request: StaffRequest) -> HttpResponse:
    """Overdue first. Names stay masked: the guard sees who stands there."""
    at, only_overdue = clock.now(), request.GET.get("only") == VisitState.OVERDUE
    everybody, overdue = visits_inside(request.station_id), overdue_visits(request.station_id, at)
    rows = overdue if only_overdue else everybody
    shown = {
        "lines": lines_of(rows, at),
        "total": rows.count(),
        "only_overdue": only_overdue,
        "tabs": _tabs(everybody.count(), overdue.count(), only_overdue=only_overdue),
    }
    return render(request, "gate/visits.html", shown)


def _tabs(inside: int, overdue: int, *, only_overdue: bool) -> list[dict[str, Any]]:
    return [
        {"label": _("inside now"), "url": "?", "count": inside, "current": not only_overdue},
        {"label": _("should have left"), "url": "?only=overdue", "count": overdue, "current": only_overdue},
    ]


@require_POST
@page(Permission.CHECK_PASSES)
def left(request: StaffRequest, visit_id: UUID) -> HttpResponse:
    """Of two guards who press it one is told that the other was first."""
    try:
        end_visit(visit_id=visit_id, by=request.actor, at=clock.now())
    except Visit.DoesNotExist as error:
        raise Http404 from error
    except VisitOver:
        _tell_over(request)
    else:
        messages.success(request, _("Noted: this visitor has left."))
    return redirect("gate:visits")


def _tell_over(request: StaffRequest) -> None:
    messages.warning(request, _("A colleague noted before that this visitor has left."))


@require_http_methods(["GET", "POST"])
@page(Permission.CHECK_PASSES)
def due(request: StaffRequest, visit_id: UUID) -> HttpResponse:
    """The policy says how long a visit may last; the guard knows when the plumber will be done."""
    visit, at = get_object_or_404(Visit, station_id=request.station_id, pk=visit_id), clock.now()
    form = DueOutForm(request.POST or None, initial={"until": clock.local(max(visit.due_out_at, at + _LONGER)).time()})
    if form.is_valid():
        try:
            change_due_out(visit_id=visit_id, shown=form.cleaned_data["until"], by=request.actor, at=at)
        except VisitOver:
            _tell_over(request)
        return redirect("gate:visits")
    status = 422 if form.errors else 200
    return render(request, "gate/visit_due.html", {"form": form, "line": line_of(visit, at)}, status=status)
