"""The organisation tree, by line."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.access import edits_station
from gatepost.places.actions import edit_organisation, found_organisation
from gatepost.places.enums import Line, OrganisationKind
from gatepost.places.forms.bodies import EditOrganisationForm, FoundOrganisationForm
from gatepost.places.models import Organisation, Station
from gatepost.places.pages.editing import Heading, edit, key_of
from gatepost.places.queries import organisations_around
from gatepost.places.queries.organisations import trees_by_line


@page(Permission.SEE_PLACES)
def organisations(request: StaffRequest) -> HttpResponse:
    rows = Station.objects.select_related("organisation", "branch", "host_community", "address__building__compound")
    station = rows.prefetch_related("areas").get(pk=request.station_id)
    context = {
        "trees": trees_by_line(request.station_id),
        "station": station,
        "may_edit": request.actor.may(Permission.EDIT_PLACES),
        "may_edit_station": edits_station(request.actor),
    }
    return render(request, "places/organisations.html", context)


@page(Permission.EDIT_PLACES)
def found(request: StaffRequest) -> HttpResponse:
    form = FoundOrganisationForm(request.POST or None, station_id=request.station_id)
    back = reverse("places:organisations")
    heading = Heading(title=_("Add an organisation"), button=_("Add the organisation"), back=back)

    def save(data: dict[str, object]) -> str:
        found_organisation(
            parent_id=key_of(data["parent"]),
            line=Line(str(data["line"])),
            kind=OrganisationKind(str(data["kind"])),
            name=form.cleaned_data["name"],
            area_id=key_of(data["area"]),
            founded_on=form.cleaned_data["founded_on"],
            phone=form.cleaned_data["phone"],
            by=request.actor,
            at=clock.now(),
        )
        return back

    return edit(request, form, heading, save)


@page(Permission.EDIT_PLACES)
def change(request: StaffRequest, organisation_id: UUID) -> HttpResponse:
    if organisation_id not in organisations_around(request.station_id):
        raise Http404
    row = get_object_or_404(Organisation, pk=organisation_id)
    form = EditOrganisationForm(
        request.POST or None,
        initial={"name": row.name, "area": row.area_id, "founded_on": row.founded_on, "phone": row.phone},
    )
    back = reverse("places:organisations")
    heading = Heading(title=row.name, button=_("Save"), back=back)

    def save(data: dict[str, object]) -> str:
        edit_organisation(
            organisation_id=row.id,
            name=form.cleaned_data["name"],
            area_id=key_of(data["area"]),
            founded_on=form.cleaned_data["founded_on"],
            phone=form.cleaned_data["phone"],
            by=request.actor,
            at=clock.now(),
        )
        return back

    return edit(request, form, heading, save)
