"""The own account, and the station that somebody works for now."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.actors import roles_on
from gatepost.people.middleware import STATION_SESSION_KEY
from gatepost.people.models import StaffAccount, StaffRole
from gatepost.people.sign_in import has_second_factor
from gatepost.places.queries import station_names


@page(Permission.SEE_FIGURES)
def own_account(request: StaffRequest) -> HttpResponse:
    account = get_object_or_404(StaffAccount, pk=request.user.pk)
    held = [role.pk for role in roles_on(account.id, clock.today())]
    context = {
        "account": account,
        "roles": StaffRole.objects.filter(pk__in=held).select_related("organisation"),
        "stations": station_names(request.actor.stations),
        "station_id": request.station_id,
        "has_factor": has_second_factor(account),
    }
    return render(request, "people/own_account.html", context)


@require_POST
@page(Permission.SEE_FIGURES)
def switch_station(request: StaffRequest) -> HttpResponse:
    """Only to a station where the person has a role today."""
    try:
        chosen = UUID(request.POST.get("station", ""))
    except ValueError as error:
        raise Http404 from error
    if chosen not in request.actor.stations:
        raise Http404
    request.session[STATION_SESSION_KEY] = str(chosen)
    following = request.POST.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(following, {request.get_host()}, require_https=request.is_secure())
    return redirect(following if is_ours else "/")
