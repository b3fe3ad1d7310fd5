"""Policies: the versions, and one version as sentences, which superiors approve."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from gatepost.emergencies.actions import EmergencyRefused, approve_policy
from gatepost.emergencies.forms.emergency import REFUSALS
from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.policy_sentences import read_policy
from gatepost.emergencies.queries import approvals_of, policy_of, version_in_force, version_states
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page


@require_GET
@page(Permission.SEE_POLICY)
def versions(request: StaffRequest) -> HttpResponse:
    shown = {
        "versions": version_states(request.station_id, clock.now()),
        "may_edit": request.actor.may(Permission.EDIT_POLICY),
    }
    return render(request, "emergencies/policies.html", shown)


@require_GET
@page(Permission.SEE_POLICY)
def version(request: StaffRequest, version_id: UUID) -> HttpResponse:
    row = get_object_or_404(
        PolicyVersion.objects.select_related("emergency"), station_id=request.station_id, pk=version_id
    )
    current, approvals = version_in_force(request.station_id, clock.now()), approvals_of(row)
    shown = {
        "version": row,
        "sentences": read_policy(policy_of(row)),
        "is_in_force": row == current,
        "approvals": approvals,
        "may_edit": request.actor.may(Permission.EDIT_POLICY),
        "may_approve": request.actor.may(Permission.APPROVE)
        and request.actor.staff_id not in {row.created_by, *(one.staff_id for one in approvals)},
    }
    return render(request, "emergencies/policy.html", shown)


@require_POST
@page(Permission.APPROVE)
def approve(request: StaffRequest, version_id: UUID) -> HttpResponse:
    row = get_object_or_404(PolicyVersion, station_id=request.station_id, pk=version_id)
    try:
        approve_policy(version_id=row.id, by=request.actor, at=clock.now())
    except EmergencyRefused as refused:
        messages.warning(request, str(REFUSALS[refused.reason]))
    return redirect("emergencies:policy", row.id)
