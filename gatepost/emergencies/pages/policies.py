"""Policies: the versions, one version as sentences, and the next version with what it would change."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gatepost.emergencies.actions import EmergencyRefused, publish_policy
from gatepost.emergencies.forms import PolicyForm
from gatepost.emergencies.forms.emergency import REFUSALS
from gatepost.emergencies.forms.policy import initial_of
from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.policy import outbreak_policy
from gatepost.emergencies.policy_sentences import read_policy
from gatepost.emergencies.queries import NoPolicy, policy_in_force, policy_of
from gatepost.emergencies.whatif import PolicyPreviewPort
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.kernel.wiring import providers


def _in_force(station_id: UUID) -> PolicyVersion | None:
    try:
        return policy_in_force(station_id, clock.now())
    except NoPolicy:
        return None


@require_GET
@page(Permission.SEE_POLICY)
def versions(request: StaffRequest) -> HttpResponse:
    rows = PolicyVersion.objects.filter(station_id=request.station_id).select_related("emergency")
    shown = {
        "versions": rows,
        "in_force": _in_force(request.station_id),
        "now": clock.now(),
        "may_edit": request.actor.may(Permission.EDIT_POLICY),
    }
    return render(request, "emergencies/policies.html", shown)


@require_GET
@page(Permission.SEE_POLICY)
def version(request: StaffRequest, version_id: UUID) -> HttpResponse:
    row = get_object_or_404(PolicyVersion, station_id=request.station_id, pk=version_id)
    shown = {
        "version": row,
        "sentences": read_policy(policy_of(row)),
        "in_force": _in_force(request.station_id),
        "may_edit": request.actor.may(Permission.EDIT_POLICY),
    }
    return render(request, "emergencies/policy.html", shown)


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def next_version(request: StaffRequest) -> HttpResponse:
    """First shows what the change would do in named situations; publishes only what has been looked at."""
    current = _in_force(request.station_id)
    before = policy_of(current) if current else outbreak_policy()
    form = PolicyForm(request.POST or None, initial=initial_of(before))
    preview = None
    if form.is_valid():
        after = form.to_policy()
        if "publish" in request.POST and _published(form, request):
            return redirect("emergencies:policies")
        preview = [flip for provider in providers(PolicyPreviewPort) for flip in provider(before, after)]
    shown = {"form": form, "current": current, "preview": preview}
    return render(request, "emergencies/policy_edit.html", shown)


def _published(form: PolicyForm, request: StaffRequest) -> bool:
    at = clock.now()
    try:
        publish_policy(
            policy=form.to_policy(),
            valid_from=form.cleaned_data["valid_from"] or at,
            note=form.cleaned_data["note"],
            by=request.actor,
            at=at,
        )
    except EmergencyRefused as refused:
        form.add_error("valid_from" if refused.reason != "kinds_missing" else None, REFUSALS[refused.reason])
        return False
    return True
