"""Closing an emergency for good: what goes and what stays, two signatures, how far it is, the certificate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gatepost.emergencies.actions import EmergencyRefused, close_again, put_closing_aside, sign_closing
from gatepost.emergencies.closing.certificate import certificate_of, signatures_of
from gatepost.emergencies.closing.preview import preview
from gatepost.emergencies.closing.words import FIGURE_NAMES, table_name
from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.forms.emergency import REFUSALS
from gatepost.emergencies.models import Closing, Emergency
from gatepost.emergencies.papers.closing_certificate import certificate_pdf
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.queries import station_name

_STOP_ASKING = 286
"""By which htmx is told that nothing more will change."""


@require_GET
@page(Permission.CLOSE_EMERGENCY)
def closing(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    emergency = _ended(request, emergency_id)
    row = Closing.objects.filter(emergency=emergency).first()
    if row is None or row.step == ClosingStep.SIGN:
        return render(request, "emergencies/closing.html", _to_sign(request, emergency, row))
    if row.step == ClosingStep.DONE:
        shown = {"emergency": emergency, "certificate": certificate_of(row)}
        return render(request, "emergencies/closing_done.html", shown)
    return _under_way(request, emergency, row)


def _ended(request: StaffRequest, emergency_id: UUID) -> Emergency:
    ended = Emergency.objects.filter(station_id=request.station_id, ended_at__isnull=False)
    return get_object_or_404(ended, pk=emergency_id)


def _to_sign(request: StaffRequest, emergency: Emergency, row: Closing | None) -> dict[str, Any]:
    told = preview(emergency)
    signatures = signatures_of(row) if row else []
    return {
        "emergency": emergency,
        "preview": told,
        "figures": [(FIGURE_NAMES.get(name, name), one.total) for name, one in told.figures.items()],
        "signatures": signatures,
        "has_changed": row is not None and row.seen != told.mark,
        "has_signed": any(one.signed_by == request.actor.staff_id for one, _roles in signatures),
    }


def _under_way(request: StaffRequest, emergency: Emergency, row: Closing) -> HttpResponse:
    shown = {
        "emergency": emergency,
        "closing": row,
        "done": sum(row.ended.values()),
        "total": sum(row.planned.values()),
        "fault": _(", ").join(str(table_name(word)) for word in row.fault.split(", ")) if row.fault else "",
    }
    return render(request, "emergencies/closing_under_way.html", shown)


@require_GET
@page(Permission.CLOSE_EMERGENCY)
def progress(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    """Asked again and again by the page; once it is closed, the page is loaded anew."""
    row = get_object_or_404(Closing, station_id=request.station_id, emergency_id=emergency_id)
    if row.step == ClosingStep.DONE or row.fault:
        return HttpResponse(status=_STOP_ASKING, headers={"HX-Refresh": "true"})
    shown = {"closing": row, "done": sum(row.ended.values()), "total": sum(row.planned.values())}
    return render(request, "emergencies/closing_progress.html", shown)


@require_POST
@page(Permission.CLOSE_EMERGENCY)
def sign(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    seen = request.POST.get("seen", "")
    return _done_or_told(
        request,
        emergency_id,
        lambda: sign_closing(emergency_id=emergency_id, seen=seen, by=request.actor, at=clock.now()),
    )


@require_POST
@page(Permission.CLOSE_EMERGENCY)
def put_aside(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    return _done_or_told(
        request,
        emergency_id,
        lambda: put_closing_aside(emergency_id=emergency_id, by=request.actor, at=clock.now()),
    )


@require_POST
@page(Permission.CLOSE_EMERGENCY)
def again(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    return _done_or_told(
        request, emergency_id, lambda: close_again(emergency_id=emergency_id, by=request.actor, at=clock.now())
    )


def _done_or_told(request: StaffRequest, emergency_id: UUID, do: Callable[[], object]) -> HttpResponse:
    """Back to the page, which shows where it stands now; what was refused is said on top of it."""
    emergency = get_object_or_404(Emergency, station_id=request.station_id, pk=emergency_id)
    try:
        do()
    except Closing.DoesNotExist as error:
        raise Http404 from error
    except EmergencyRefused as refused:
        messages.error(request, str(REFUSALS[refused.reason]))
    if emergency.ended_at is None:
        return redirect("emergencies:home")
    return redirect("emergencies:closing", emergency.id)


@require_GET
@page(Permission.CLOSE_EMERGENCY)
def paper(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    row = get_object_or_404(
        Closing, station_id=request.station_id, emergency_id=emergency_id, step=ClosingStep.DONE.value
    )
    content = certificate_pdf(
        certificate_of(row), station=station_name(request.station_id), language=get_language() or "zh-hans"
    )
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="certificate.pdf"'},
    )
