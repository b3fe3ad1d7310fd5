"""Signing keys: which one signs, which still verify, which are withdrawn."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gatepost.gate.actions.keys import KeyStillSigns, rotate_signing_key, withdraw_signing_key
from gatepost.gate.models import SigningKey
from gatepost.gate.queries.keys import as_verifying_key, station_keys
from gatepost.gate.tokens import export_public_keys
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page


@require_GET
@page(Permission.EDIT_DEVICES)
def keys(request: StaffRequest) -> HttpResponse:
    return render(request, "gate/keys.html", {"keys": station_keys(request.station_id)})


@require_GET
@page(Permission.EDIT_DEVICES)
def export_keys(request: StaffRequest) -> HttpResponse:
    """The public halves, for devices and for whoever checks our passes."""
    jwks = export_public_keys(as_verifying_key(row) for row in station_keys(request.station_id))
    return JsonResponse(jwks, headers={"Content-Disposition": 'attachment; filename="gatepost-keys.json"'})


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_DEVICES)
def rotate(request: StaffRequest) -> HttpResponse:
    if request.method == "POST":
        rotate_signing_key(by=request.actor, at=clock.now())
        return redirect("gate:keys")
    return render(request, "gate/key_rotate.html")


@require_http_methods(["GET", "POST"])
@page(Permission.EDIT_DEVICES)
def withdraw(request: StaffRequest, key_id: UUID) -> HttpResponse:
    row = SigningKey.objects.filter(station_id=request.station_id, pk=key_id).first()
    if row is None:
        raise Http404
    still_signs = False
    if request.method == "POST":
        try:
            withdraw_signing_key(key_id=key_id, by=request.actor, at=clock.now())
            return redirect("gate:keys")
        except KeyStillSigns:
            still_signs = True
    return render(request, "gate/key_withdraw.html", {"key": row, "still_signs": still_signs})
