"""Compounds: list, detail, closing and opening, entrances."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.actions import (
    add_entrance,
    close_compound,
    edit_compound,
    edit_entrance,
    open_compound,
    register_compound,
)
from gatepost.places.forms.compounds import CompoundForm, EditCompoundForm, EntranceForm
from gatepost.places.forms.sentences import REFUSALS
from gatepost.places.models import Building, Compound, Entrance, Post
from gatepost.places.pages.editing import Heading, edit, key_of
from gatepost.places.refusals import PlaceRefused


def _detail(compound_id: UUID) -> str:
    return reverse("places:compound", args=[compound_id])


@page(Permission.SEE_PLACES)
def compounds(request: StaffRequest) -> HttpResponse:
    standing = Q(entrances__posts__ended_at=None, entrances__posts__isnull=False)
    rows = Compound.objects.filter(station_id=request.station_id).select_related("community", "area")
    counted = rows.annotate(
        entrance_count=Count("entrances", distinct=True),
        post_count=Count("entrances__posts", filter=standing, distinct=True),
        building_count=Count("buildings", distinct=True),
    )
    loose = Building.objects.filter(station_id=request.station_id, compound=None)
    return render(
        request,
        "places/compounds.html",
        {"compounds": counted, "loose_buildings": loose, "may_edit": request.actor.may(Permission.EDIT_PLACES)},
    )


@page(Permission.SEE_PLACES)
def compound(request: StaffRequest, compound_id: UUID) -> HttpResponse:
    posts = Prefetch("posts", Post.objects.order_by("-founded_at"))
    rows = Compound.objects.select_related("community", "area")
    row = get_object_or_404(rows, station_id=request.station_id, pk=compound_id)
    context = {
        "compound": row,
        "entrances": Entrance.objects.filter(compound=row).prefetch_related(posts),
        "buildings": Building.objects.filter(compound=row).annotate(door_count=Count("doors")),
        "may_edit": request.actor.may(Permission.EDIT_PLACES),
    }
    return render(request, "places/compound.html", context)


@page(Permission.EDIT_PLACES)
def register(request: StaffRequest) -> HttpResponse:
    form = CompoundForm(request.POST or None, station_id=request.station_id)
    heading = Heading(title=_("Add a compound"), button=_("Add the compound"), back=reverse("places:compounds"))

    def save(data: dict[str, Any]) -> str:
        made = register_compound(
            name=data["name"],
            is_closed=data["is_closed"],
            address=data["address"],
            community_id=key_of(data["community"]),
            area_id=key_of(data["area"]),
            by=request.actor,
            at=clock.now(),
        )
        return _detail(made.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_PLACES)
def change(request: StaffRequest, compound_id: UUID) -> HttpResponse:
    row = get_object_or_404(Compound, station_id=request.station_id, pk=compound_id)
    initial = {"name": row.name, "address": row.address, "community": row.community_id, "area": row.area_id}
    form = EditCompoundForm(request.POST or None, station_id=request.station_id, initial=initial)

    def save(data: dict[str, Any]) -> str:
        edit_compound(
            compound_id=row.id,
            name=data["name"],
            address=data["address"],
            community_id=key_of(data["community"]),
            area_id=key_of(data["area"]),
            by=request.actor,
            at=clock.now(),
        )
        return _detail(row.id)

    return edit(request, form, Heading(title=row.name, button=_("Save"), back=_detail(row.id)), save)


@require_POST
@page(Permission.EDIT_PLACES)
def set_state(request: StaffRequest, compound_id: UUID) -> HttpResponse:
    row = get_object_or_404(Compound, station_id=request.station_id, pk=compound_id)
    action = {"closed": close_compound, "open": open_compound}.get(request.POST.get("state", ""))
    if action is None:
        raise Http404
    try:
        action(compound_id=row.id, by=request.actor, at=clock.now())
    except PlaceRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.reason]))
    return redirect(_detail(row.id))


@page(Permission.EDIT_PLACES)
def new_entrance(request: StaffRequest, compound_id: UUID) -> HttpResponse:
    row = get_object_or_404(Compound, station_id=request.station_id, pk=compound_id)
    form = EntranceForm(request.POST or None)
    heading = Heading(
        title=_("Add an entrance to %(name)s") % {"name": row.name}, button=_("Add the entrance"), back=_detail(row.id)
    )

    def save(data: dict[str, Any]) -> str:
        add_entrance(compound_id=row.id, **_entrance(data), by=request.actor, at=clock.now())
        return _detail(row.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_PLACES)
def change_entrance(request: StaffRequest, entrance_id: UUID) -> HttpResponse:
    rows = Entrance.objects.select_related("compound")
    row = get_object_or_404(rows, station_id=request.station_id, pk=entrance_id)
    initial = {
        "name": row.name,
        "is_open": row.is_open,
        "opens": EntranceForm.as_time(row.opens_minute),
        "closes": EntranceForm.as_time(row.closes_minute),
    }
    back = _detail(row.compound_id)

    def save(data: dict[str, Any]) -> str:
        edit_entrance(entrance_id=row.id, **_entrance(data), by=request.actor, at=clock.now())
        return back

    form = EntranceForm(request.POST or None, initial=initial)
    return edit(request, form, Heading(title=str(row), button=_("Save"), back=back), save)


def _entrance(data: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": data["name"],
        "is_open": data["is_open"],
        "opens_minute": EntranceForm.minutes(data["opens"]),
        "closes_minute": EntranceForm.minutes(data["closes"], ends=True),
    }
