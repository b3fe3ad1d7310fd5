"""The next version of a policy: written, looked at, published."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from gatepost.emergencies.actions import EmergencyRefused, publish_policy
from gatepost.emergencies.forms import PolicyForm
from gatepost.emergencies.forms.emergency import say_refusal
from gatepost.emergencies.forms.policy_values import initial_of
from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.policy import Policy, encode, outbreak_policy, peace_policy
from gatepost.emergencies.policy_sentences import changed_sentences
from gatepost.emergencies.queries import newest_version, open_emergency, policy_of, version_in_force
from gatepost.emergencies.whatif import PolicyPreviewPort
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.kernel.wiring import providers

NOT_LOOKED_AT = _("You changed something after looking. Look at what would change now, then publish.")


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_POLICY)
def next_version(request: StaffRequest) -> HttpResponse:
    """First shows what the change would do in named situations; publishes only what has been looked at."""
    at = clock.now()
    form = PolicyForm(request.POST or None, initial=initial_of(_before(request.station_id, at)))
    is_readable = form.is_valid()
    if is_readable and "publish" in request.POST and _published(form, request, at):
        return redirect("emergencies:policies")
    newest = newest_version(request.station_id, at)
    shown = {"form": form, "newest": newest, "waiting": _waiting(newest, at)}
    preview = _preview(_before(request.station_id, at), form.to_policy()) if is_readable else {}
    return render(request, "emergencies/policy_edit.html", {**shown, **preview})


def _preview(before: Policy, after: Policy) -> dict[str, Any]:
    return {
        "preview": [flip for provider in providers(PolicyPreviewPort) for flip in provider(before, after)],
        "changes": changed_sentences(before, after),
        "looked_at": _digest(after),
    }


def _before(station_id: UUID, at: datetime) -> Policy:
    current = version_in_force(station_id, at)
    if current:
        return policy_of(current)
    return outbreak_policy() if open_emergency(station_id, at) else peace_policy()


def _waiting(newest: PolicyVersion | None, at: datetime) -> PolicyVersion | None:
    return newest if newest and newest.valid_from > at else None


def _digest(policy: Policy) -> str:
    return sha256(encode(policy)).hexdigest()


def _published(form: PolicyForm, request: StaffRequest, at: datetime) -> bool:
    policy = form.to_policy()
    if request.POST.get("looked_at") != _digest(policy):
        form.add_error(None, NOT_LOOKED_AT)
        return False
    try:
        publish_policy(
            policy=policy,
            follows=_identifier(request.POST.get("follows", "")),
            valid_from=_begins(form.cleaned_data["valid_from"], at),
            note=form.cleaned_data["note"],
            by=request.actor,
            at=at,
        )
    except EmergencyRefused as refused:
        say_refusal(form, refused)
        return False
    return True


def _identifier(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _begins(chosen: datetime | None, at: datetime) -> datetime:
    """A field that knows minutes cannot say a better "now" than the minute that runs."""
    return at if chosen is None or timedelta() <= at - chosen < timedelta(minutes=1) else chosen
