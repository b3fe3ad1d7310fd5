"""The emergency: what it is, which phase, which areas are at risk, what is scarce, which policy holds."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gatepost.emergencies.actions import EmergencyRefused, announce_risk, begin_phase, end_emergency, start_emergency
from gatepost.emergencies.enums import EmergencyKind, RiskLevel
from gatepost.emergencies.forms import BeginPhaseForm, RiskForm, StartEmergencyForm
from gatepost.emergencies.forms.emergency import REFUSALS
from gatepost.emergencies.models import AreaRisk, Emergency, PolicyVersion
from gatepost.emergencies.names import SCARCE_NAMES
from gatepost.emergencies.queries import NoPolicy, open_emergency, phase_on, policy_in_force
from gatepost.emergencies.shortages import ShortagePort, shortages
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.kernel.wiring import providers


@require_GET
@page(Permission.SEE_POLICY)
def home(request: StaffRequest) -> HttpResponse:
    at = clock.now()
    emergency = open_emergency(request.station_id, at)
    figures = shortages(providers(ShortagePort), request.station_id, at)
    shown = {
        "emergency": emergency,
        "phase": phase_on(emergency, clock.today()) if emergency else None,
        "phases": emergency.phases.order_by("-from_on") if emergency else [],
        "risks": AreaRisk.objects.filter(station_id=request.station_id).select_related("area"),
        "past": Emergency.objects.filter(station_id=request.station_id, ended_at__lte=at),
        "version": _version(request.station_id),
        "shortages": [(SCARCE_NAMES[figure.thing], figure) for figure in figures],
        "may_edit": request.actor.may(Permission.EDIT_POLICY),
        "today": clock.today(),
    }
    return render(request, "emergencies/home.html", shown)


def _version(station_id: UUID) -> PolicyVersion | None:
    try:
        return policy_in_force(station_id, clock.now())
    except NoPolicy:
        return None


def _form_page(request: StaffRequest, form: forms.Form, template: str, **shown: Any) -> HttpResponse:
    return render(request, template, {"form": form, **shown})


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def start(request: StaffRequest) -> HttpResponse:
    form = StartEmergencyForm(request.POST or None)
    if form.is_valid():
        at = clock.now()
        try:
            kind = EmergencyKind(form.cleaned_data["kind"])
            start_emergency(kind=kind, name=form.cleaned_data["name"], started_at=at, by=request.actor, at=at)
            return redirect("emergencies:home")
        except EmergencyRefused as refused:
            form.add_error(None, REFUSALS[refused.reason])
    return _form_page(request, form, "emergencies/start.html")


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def new_phase(request: StaffRequest, emergency_id: UUID) -> HttpResponse:
    emergency = get_object_or_404(Emergency, station_id=request.station_id, pk=emergency_id)
    form = BeginPhaseForm(request.POST or None, initial={"from_on": clock.today()})
    if form.is_valid():
        try:
            begin_phase(emergency_id=emergency.id, **form.cleaned_data, by=request.actor, at=clock.now())
            return redirect("emergencies:home")
        except EmergencyRefused as refused:
            form.add_error("from_on", REFUSALS[refused.reason])
    return _form_page(request, form, "emergencies/phase.html", emergency=emergency)


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def new_risk(request: StaffRequest) -> HttpResponse:
    form = RiskForm(request.POST or None, initial={"from_on": clock.today()})
    if form.is_valid():
        data = form.cleaned_data
        try:
            announce_risk(
                area_id=data["area"].id,
                level=RiskLevel(data["level"]),
                from_on=data["from_on"],
                source=data["source"],
                by=request.actor,
                at=clock.now(),
            )
            return redirect("emergencies:home")
        except EmergencyRefused as refused:
            form.add_error("from_on", REFUSALS[refused.reason])
    return _form_page(request, form, "emergencies/risk.html")


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
