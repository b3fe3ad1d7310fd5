"""The station itself: its branch, its host, what it serves, and where it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.access import may_edit_station
from gatepost.places.actions import edit_station
from gatepost.places.forms.stations import StationForm
from gatepost.places.models import Station
from gatepost.places.pages.editing import Heading, edit, key_of


@page(Permission.EDIT_STAFF)
def change(request: StaffRequest) -> HttpResponse:
    may_edit_station(request.actor)
    rows = Station.objects.select_related("organisation", "address__building")
    station = rows.get(pk=request.station_id)
    form = StationForm(request.POST or None, station=station)
    back = reverse("places:organisations")
    heading = Heading(
        title=station.organisation.name,
        button=_("Save"),
        hint=_("Roles at the branch and at the host community hold for this station."),
        back=back,
    )

    def save(data: dict[str, Any]) -> str:
        edit_station(
            branch_id=key_of(data["branch"]),
            host_community_id=key_of(data["host_community"]),
            area_ids=[area.pk for area in data["areas"]],
            address_id=data.get("address_id"),
            by=request.actor,
            at=clock.now(),
        )
        return back

    return edit(request, form, heading, save)
