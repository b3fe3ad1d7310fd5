"""A building with its grid of doors, and one door."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.masking import mask_name
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.actions import add_door, add_doors, register_building
from gatepost.places.door_addresses import DoorAddress, door_in_chinese, door_in_english
from gatepost.places.enums import BuildingKind
from gatepost.places.forms.buildings import BuildingForm, DoorForm, DoorsForm
from gatepost.places.models import Building, Door
from gatepost.places.pages.editing import Heading, edit, key_of
from gatepost.places.queries.doors import doors_with_residents, residents_behind


def _detail(building_id: UUID) -> str:
    return reverse("places:building", args=[building_id])


def _building(request: StaffRequest, building_id: UUID) -> Building:
    rows = Building.objects.select_related("compound")
    return get_object_or_404(rows, station_id=request.station_id, pk=building_id)


@page(Permission.SEE_PLACES)
def building(request: StaffRequest, building_id: UUID) -> HttpResponse:
    row = _building(request, building_id)
    cells = [_cell(door, residents) for door, residents in doors_with_residents(row)]
    return render(
        request,
        "places/building.html",
        {"building": row, "cells": cells, "may_edit": request.actor.may(Permission.EDIT_PLACES)},
    )


def _cell(door: Door, residents: int) -> dict[str, Any]:
    return {
        "unit": door.unit,
        "floor": "" if door.floor is None else door.floor,
        "door": door.room,
        "state": "info" if residents else "unknown",
        "word": _("residents registered") if residents else _("nobody registered"),
        "url": reverse("places:door", args=[door.id]),
    }


@page(Permission.SEE_PLACES)
def door(request: StaffRequest, door_id: UUID) -> HttpResponse:
    """The household only for who may see persons; names are masked."""
    rows = Door.objects.select_related("building__compound")
    row = get_object_or_404(rows, station_id=request.station_id, pk=door_id)
    sees_persons = request.actor.may(Permission.SEE_PERSONS)
    address = DoorAddress(row.building.number, row.unit, row.room, row.spoken)
    residents = [(resident.id, mask_name(resident.name)) for resident in residents_behind(row)] if sees_persons else []
    context = {
        "door": row,
        "in_chinese": door_in_chinese(address),
        "in_english": door_in_english(address),
        "sees_persons": sees_persons,
        "residents": residents,
        "may_register": request.actor.may(Permission.EDIT_PERSONS),
    }
    return render(request, "places/door.html", context)


@page(Permission.EDIT_PLACES)
def register(request: StaffRequest) -> HttpResponse:
    compound_id = request.GET.get("compound")
    form = BuildingForm(request.POST or None, station_id=request.station_id, initial={"compound": compound_id})
    heading = Heading(title=_("Add a building"), button=_("Add the building"), back=reverse("places:compounds"))

    def save(data: dict[str, Any]) -> str:
        made = register_building(
            compound_id=key_of(data["compound"]),
            kind=BuildingKind(data["kind"]),
            name=data["name"],
            number=data["number"],
            by=request.actor,
            at=clock.now(),
        )
        return _detail(made.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_PLACES)
def new_doors(request: StaffRequest, building_id: UUID) -> HttpResponse:
    row = _building(request, building_id)
    form = DoorsForm(request.POST or None)
    heading = Heading(
        title=_("Doors of %(name)s") % {"name": row.name},
        button=_("Add the doors"),
        hint=_("3 units, floors 1 to 6 and 2 rooms make 36 doors: 1-101, 1-102 ... 3-602."),
        back=_detail(row.id),
    )

    def save(_data: dict[str, Any]) -> str:
        made = add_doors(building_id=row.id, pattern=form.pattern(), by=request.actor, at=clock.now())
        messages.success(request, ngettext("%(count)d door added.", "%(count)d doors added.", made) % {"count": made})
        return _detail(row.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_PLACES)
def new_door(request: StaffRequest, building_id: UUID) -> HttpResponse:
    row = _building(request, building_id)
    form = DoorForm(request.POST or None)
    heading = Heading(
        title=_("Add one door to %(name)s") % {"name": row.name}, button=_("Add the door"), back=_detail(row.id)
    )

    def save(data: dict[str, Any]) -> str:
        made = add_door(building_id=row.id, text=data["address"], by=request.actor, at=clock.now())
        return reverse("places:door", args=[made.id])

    return edit(request, form, heading, save)
