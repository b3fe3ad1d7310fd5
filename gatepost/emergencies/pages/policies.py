"""Policies: the versions, and one version as sentences."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.policy_sentences import read_policy
from gatepost.emergencies.queries import policy_of, version_in_force, version_states
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
    current = version_in_force(request.station_id, clock.now())
    shown = {
        "version": row,
        "sentences": read_policy(policy_of(row)),
        "is_in_force": row == current,
        "may_edit": request.actor.may(Permission.EDIT_POLICY),
    }
    return render(request, "emergencies/policy.html", shown)
