"""Passes: the list, one pass, issuing, ending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.keys import signing_pair
from gatepost.gate.actions.passes import (
    PassRefused,
    issue_building,
    issue_pass,
    replace_pass,
    report_lost,
    withdraw_pass,
)
from gatepost.gate.actions.vehicles import register_vehicle
from gatepost.gate.forms import BuildingPassesForm, EndPassForm, IssuePassForm, VehiclePassForm
from gatepost.gate.forms.passes import REFUSALS
from gatepost.gate.models import Pass, SigningKey
from gatepost.gate.names import PASS_KINDS, PASSER_NAMES
from gatepost.gate.pages.sheets import sheet_links
from gatepost.gate.queries.codes import code_of
from gatepost.gate.queries.passages import pass_with_holder, passages_of_pass
from gatepost.gate.queries.passes import STATES, passes, shown_state
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.papers.qr import qr_svg
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.models import Person

PAGE_ROWS = 50
_ENDINGS = {"lost": report_lost, "withdraw": withdraw_pass, "replace": replace_pass}


@dataclass(frozen=True, slots=True)
class PassesAsked:
    """What the list of passes is narrowed to."""

    asked: str
    state: str
    kind: str

    @property
    def query(self) -> str:
        return urlencode({"q": self.asked, "state": self.state, "kind": self.kind})


def asked_passes(request: StaffRequest) -> PassesAsked:
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    return PassesAsked(
        asked=request.GET.get("q", "").replace("\0", ""),
        state=state if state in STATES else "",
        kind=kind if kind in PASSER_NAMES else "",
    )


@require_GET
@page(Permission.SEE_PASSES)
def pass_list(request: StaffRequest) -> HttpResponse:
    at, asked = clock.now(), asked_passes(request)
    rows = passes(request.station_id, at=at, state=asked.state, kind=asked.kind, asked=asked.asked)
    found = Paginator(rows, PAGE_ROWS).get_page(request.GET.get("page"))
    shown = {
        "lines": [(row, shown_state(row, at)) for row in found],
        "found": found,
        "asked": asked.asked,
        "state": asked.state,
        "kind": asked.kind,
        "states": STATES,
        "kinds": [(one.value, PASSER_NAMES[one]) for one in PASS_KINDS],
        "sheet": sheet_links("gate:passes_sheet", asked.query, found.paginator.count),
    }
    return render(request, "gate/passes.html", shown)


def _pass_or_404(request: StaffRequest, pass_id: UUID) -> Pass:
    try:
        return pass_with_holder(request.station_id, pass_id)
    except Pass.DoesNotExist as error:
        raise Http404 from error


@require_GET
@page(Permission.SEE_PASSES)
def pass_detail(request: StaffRequest, pass_id: UUID) -> HttpResponse:
    row = _pass_or_404(request, pass_id)
    state = shown_state(row, clock.now())
    shown = {
        "row": row,
        "state": state,
        "code": _picture(row) if state == "active" else None,
        "lines": passages_of_pass(request.station_id, row.id) if request.actor.may(Permission.SEE_PASSAGES) else [],
        "may_issue": request.actor.may(Permission.ISSUE_PASSES),
        "may_replace": state in {"active", "lost"} and row.valid_until > clock.now(),
    }
    return render(request, "gate/pass_detail.html", shown)


def _picture(row: Pass) -> str | None:
    try:
        return qr_svg(code_of(row, signing_pair(row.station_id)))
    except SigningKey.DoesNotExist:
        return None


@require_http_methods(["GET", "POST"])
@page(Permission.ISSUE_PASSES)
def issue(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """A pass for one person on the register."""
    person = get_object_or_404(Person, station_id=request.station_id, pk=person_id, left_on=None)
    door = person.household.door if person.household else None
    initial = {"compound": door.building.compound_id} if door else {}
    form = IssuePassForm(request.POST or None, station_id=request.station_id, today=clock.today(), initial=initial)
    if form.is_valid():
        made = _issued(form, request, kind=PasserKind(form.cleaned_data["kind"]), person_id=person.id)
        if made:
            return redirect("gate:pass", made.id)
    return render(request, "gate/pass_issue.html", {"form": form, "person": person})


def _issued(form: Any, request: StaffRequest, **holder: Any) -> Pass | None:
    data = form.cleaned_data
    compound = data["compound"]
    try:
        return issue_pass(
            **holder,
            compound_id=compound.id if compound else None,
            from_on=data["from_on"],
            until_on=data["until_on"],
            by=request.actor,
            at=clock.now(),
        )
    except PassRefused as refused:
        form.add_error(None, REFUSALS[refused.reason])
        return None


@require_http_methods(["GET", "POST"])
@page(Permission.ISSUE_PASSES)
def issue_vehicle(request: StaffRequest) -> HttpResponse:
    form = VehiclePassForm(request.POST or None, station_id=request.station_id, today=clock.today())
    if form.is_valid():
        vehicle = register_vehicle(plate=form.cleaned_data["plate"], keeper_id=None, by=request.actor, at=clock.now())
        made = _issued(form, request, kind=PasserKind.VEHICLE, vehicle_id=vehicle.id)
        if made:
            return redirect("gate:pass", made.id)
    return render(request, "gate/pass_issue_vehicle.html", {"form": form})


@require_http_methods(["GET", "POST"])
@page(Permission.ISSUE_PASSES)
def issue_for_building(request: StaffRequest) -> HttpResponse:
    """Everybody in a building who has no pass; all of them or none."""
    initial = {"building": request.GET.get("building")} if request.GET.get("building") else {}
    form = BuildingPassesForm(request.POST or None, station_id=request.station_id, today=clock.today(), initial=initial)
    issued = None
    if form.is_valid():
        data = form.cleaned_data
        try:
            issued = issue_building(
                building_id=data["building"].id,
                from_on=data["from_on"],
                until_on=data["until_on"],
                by=request.actor,
                at=clock.now(),
            )
        except PassRefused as refused:
            form.add_error(None, REFUSALS[refused.reason])
    return render(request, "gate/pass_issue_building.html", {"form": form, "issued": issued})


@require_http_methods(["GET", "POST"])
@page(Permission.ISSUE_PASSES)
def end_pass(request: StaffRequest, pass_id: UUID, ending: str) -> HttpResponse:
    """Lost, withdrawn or replaced: asked once, with the consequence in the button."""
    row = _pass_or_404(request, pass_id)
    form = EndPassForm(request.POST or None)
    if form.is_valid():
        try:
            ended = _ENDINGS[ending](
                pass_id=row.id, reason=form.cleaned_data["reason"], by=request.actor, at=clock.now()
            )
            return redirect("gate:pass", ended.id)
        except PassRefused as refused:
            form.add_error(None, REFUSALS[refused.reason])
    return render(request, "gate/pass_end.html", {"form": form, "row": row, "ending": ending})
