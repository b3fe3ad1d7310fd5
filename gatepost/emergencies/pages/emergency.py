"""The emergency: what it is, which phase, which areas are at risk, what is scarce, which policy holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gatepost.emergencies.actions import EmergencyRefused, announce_risk, begin_phase, end_emergency, start_emergency
from gatepost.emergencies.enums import EmergencyKind, RiskLevel
from gatepost.emergencies.forms import BeginPhaseForm, RiskForm, StartEmergencyForm
from gatepost.emergencies.forms.emergency import REFUSALS, say_refusal
from gatepost.emergencies.models import Emergency
from gatepost.emergencies.names import SCARCE_NAMES
from gatepost.emergencies.queries import ended_emergencies, open_emergency, phase_on, risks_of, version_in_force
from gatepost.emergencies.shortages import ShortagePort, shortages
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.kernel.wiring import providers


@require_GET
@page(Permission.SEE_POLICY)
def home(request: StaffRequest) -> HttpResponse:
    at, station_id = clock.now(), request.station_id
    emergency, today = open_emergency(station_id, at), clock.local(at).date()
    scarce = shortages(providers(ShortagePort), station_id, at)
    shown = {
        "emergency": emergency,
        "phase": phase_on(emergency, today) if emergency else None,
        "phases": emergency.phases.order_by("-from_on") if emergency else [],
        "risks": risks_of(station_id),
        "past": ended_emergencies(station_id, at),
        "version": version_in_force(station_id, at),
        "shortages": [(SCARCE_NAMES[thing], figures) for thing, figures in scarce.items()],
        "may_edit": request.actor.may(Permission.EDIT_POLICY),
        "may_close": request.actor.may(Permission.CLOSE_EMERGENCY),
        "today": today,
    }
    return render(request, "emergencies/home.html", shown)


def _done_or_said(form: forms.Form, do: Callable[[dict[str, Any]], object]) -> bool:
    """False: the form says why, and keeps what was typed."""
    if not form.is_valid():
        return False
    try:
        do(form.cleaned_data)
    except EmergencyRefused as refused:
        say_refusal(form, refused)
        return False
    return True


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def start(request: StaffRequest) -> HttpResponse:
    form = StartEmergencyForm(request.POST or None)
    at = clock.now()

    def do(data: dict[str, Any]) -> object:
        kind, started_at = EmergencyKind(data["kind"]), data["started_at"] or at
        return start_emergency(kind=kind, name=data["name"], started_at=started_at, by=request.actor, at=at)

    if _done_or_said(form, do):
        return redirect("emergencies:home")
    return render(request, "emergencies/start.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def new_phase(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    emergency = get_object_or_404(Emergency, station_id=request.station_id, pk=emergency_id)
    form = BeginPhaseForm(request.POST or None, initial={"from_on": clock.today()})

    def do(data: dict[str, Any]) -> object:
        return begin_phase(emergency_id=emergency.id, **data, by=request.actor, at=clock.now())

    if _done_or_said(form, do):
        return redirect("emergencies:home")
    return render(request, "emergencies/phase.html", {"form": form, "emergency": emergency})


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def new_risk(request: StaffRequest) -> HttpResponse:
    form = RiskForm(request.POST or None, initial={"from_on": clock.today()})

    def do(data: dict[str, Any]) -> object:
        days = {name: data[name] for name in ("from_on", "until_on")}
        level, source = RiskLevel(data["level"]), data["source"]
        return announce_risk(
            area_id=data["area"].id, level=level, source=source, **days, by=request.actor, at=clock.now()
        )

    if _done_or_said(form, do):
        return redirect("emergencies:home")
    return render(request, "emergencies/risk.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def end(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    emergency = get_object_or_404(Emergency, station_id=request.station_id, pk=emergency_id)
    refusal = None
    if request.method == "POST":
        try:
            end_emergency(emergency_id=emergency.id, by=request.actor, at=clock.now())
            return redirect("emergencies:home")
        except EmergencyRefused as refused:
            refusal = REFUSALS[refused.reason]
    return render(request, "emergencies/end.html", {"emergency": emergency, "refusal": refusal})
