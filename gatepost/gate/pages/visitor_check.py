"""A visitor at the check: known again by the phone on the way in, chosen from who is inside on the way out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import QueryDict

from gatepost.gate.actions.passages import Checked, Recorded
from gatepost.gate.actions.visits import VisitOver, end_visit
from gatepost.gate.content import VisitorContent
from gatepost.gate.forms import CheckForm
from gatepost.gate.models import Visit
from gatepost.gate.pages.asking import enters_as_visitor, leaves_as_visitor
from gatepost.gate.queries.visits import VisitLine, known_again, line_of, lines_of, visits_inside
from gatepost.gate.visitors import visitor_of
from gatepost.kernel import clock
from gatepost.kernel.masking import mask_name
from gatepost.kernel.requests import StaffRequest


def answers_of(request: StaffRequest) -> QueryDict:
    """What was sent; where nothing stands yet, what the visitor told the last time, when the guard takes that again."""
    visit = _visit_of(request, request.POST.get("known_visit", ""))
    if visit is None:
        return request.POST
    told, sent = visitor_of(visit), request.POST.copy()
    for field, value in _fields_of(told):
        sent[field] = sent.get(field) or value
    return sent


def _fields_of(told: VisitorContent) -> tuple[tuple[str, str], ...]:
    return ("visitor_name", told.name), ("destination", told.destination), ("visit_reason", told.reason)


def _visit_of(request: StaffRequest, text: str) -> Visit | None:
    try:
        return Visit.objects.filter(station_id=request.station_id, pk=UUID(text)).first()
    except ValueError:
        return None


def at_check(request: StaffRequest, form: CheckForm, checked: Checked) -> dict[str, Any]:
    """What the panel shows of visits."""
    if leaves_as_visitor(form):
        rows = visits_inside(request.station_id).filter(compound_id=checked.gathered.situation.compound_id)
        form.offer_visits([(str(line.visit.id), _in_one_line(line)) for line in lines_of(rows, checked.at)])
        return {"leaves": True, "visit_field": form["visit"]}
    return {"known": _known(request, form, checked)}


def _in_one_line(line: VisitLine) -> str:
    came = f"{clock.local(line.visit.came_at):%H:%M}"
    return " · ".join(filter(None, (mask_name(line.visitor.name) or "—", line.visitor.destination, came)))


def _known(request: StaffRequest, form: CheckForm, checked: Checked) -> VisitLine | None:
    """Who came before, while the phone stands there and the name does not yet."""
    phone = form.data.get("visitor_phone", "")
    if not enters_as_visitor(form) or not phone or form.data.get("visitor_name"):
        return None
    visit = known_again(request.station_id, phone)
    return line_of(visit, checked.at) if visit else None


def after_recording(request: StaffRequest, form: CheckForm, recorded: Recorded, *, passed: bool) -> dict[str, Any]:
    """Ends the visit that was chosen, and says until when somebody who came in may stay."""
    if not passed:
        return {}
    chosen = form.cleaned_data["visit"] if leaves_as_visitor(form) else None
    if enters_as_visitor(form):
        return {"opened": Visit.objects.filter(station_id=request.station_id, in_passage_id=recorded.id).first()}
    if chosen is None:
        return {}
    try:
        end_visit(visit_id=chosen, out_passage_id=recorded.id, by=request.actor, at=clock.now())
    except (VisitOver, Visit.DoesNotExist):
        return {"visit_over": True}
    return {}
