"""Moving in and out, standing, employment: the dated facts of one person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.kernel.masking import mask_name
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.actions import hire, leave, move_in, move_out, set_political_status
from gatepost.people.enums import PoliticalStanding
from gatepost.people.forms.enterprises import EndForm, HireForm
from gatepost.people.forms.persons import MoveInForm, MoveOutForm, StandingForm
from gatepost.people.models import Employment, Person
from gatepost.people.pages.editing import Heading, edit
from gatepost.people.pages.persons import detail


def _person(request: StaffRequest, person_id: UUID) -> Person:
    return get_object_or_404(Person, station_id=request.station_id, pk=person_id)


@page(Permission.EDIT_PERSONS)
def moves_in(request: StaffRequest, person_id: UUID) -> HttpResponse:
    row = _person(request, person_id)
    form = MoveInForm(request.POST or None, station_id=request.station_id, initial={"on": clock.today()})
    title = _("%(name)s moves in") % {"name": mask_name(row.name)}

    def save(data: dict[str, Any]) -> str:
        move_in(person_id=row.id, door_id=data["door_id"], on=data["on"], by=request.actor, at=clock.now())
        return detail(row.id)

    return edit(request, form, Heading(title=title, button=_("Record the move"), back=detail(row.id)), save)


@page(Permission.EDIT_PERSONS)
def moves_out(request: StaffRequest, person_id: UUID) -> HttpResponse:
    row = _person(request, person_id)
    form = MoveOutForm(request.POST or None, initial={"on": clock.today()})
    heading = Heading(
        title=_("%(name)s moves out") % {"name": mask_name(row.name)},
        button=_("Record that this person moved out"),
        hint=_("The record stays. The passes are withdrawn with it."),
        back=detail(row.id),
        is_dangerous=True,
    )

    def save(data: dict[str, Any]) -> str:
        move_out(person_id=row.id, on=data["on"], by=request.actor, at=clock.now())
        return detail(row.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_PERSONS)
def standing(request: StaffRequest, person_id: UUID) -> HttpResponse:
    require(request.actor, Permission.SEE_POLITICAL_STATUS)
    row = _person(request, person_id)
    form = StandingForm(request.POST or None, initial={"from_on": clock.today()})
    title = _("Political standing of %(name)s") % {"name": mask_name(row.name)}

    def save(data: dict[str, Any]) -> str:
        set_political_status(
            person_id=row.id,
            standing=PoliticalStanding(data["standing"]),
            from_on=data["from_on"],
            by=request.actor,
            at=clock.now(),
        )
        return detail(row.id)

    return edit(request, form, Heading(title=title, button=_("Record this step"), back=detail(row.id)), save)


@page(Permission.EDIT_PERSONS)
def hires(request: StaffRequest, person_id: UUID) -> HttpResponse:
    row = _person(request, person_id)
    form = HireForm(request.POST or None, station_id=request.station_id, initial={"from_on": clock.today()})
    title = _("Where does %(name)s work?") % {"name": mask_name(row.name)}

    def save(data: dict[str, Any]) -> str:
        hire(
            person_id=row.id,
            enterprise_id=data["enterprise"].pk,
            title=data["title"],
            from_on=data["from_on"],
            by=request.actor,
            at=clock.now(),
        )
        return detail(row.id)

    return edit(request, form, Heading(title=title, button=_("Record the job"), back=detail(row.id)), save)


@page(Permission.EDIT_PERSONS)
def leaves(request: StaffRequest, employment_id: UUID) -> HttpResponse:
    rows = Employment.objects.select_related("enterprise")
    row = get_object_or_404(rows, station_id=request.station_id, pk=employment_id)
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    heading = Heading(
        title=row.enterprise.name, button=_("End this job"), back=detail(row.person_id), is_dangerous=True
    )

    def save(data: dict[str, Any]) -> str:
        leave(employment_id=row.id, on=data["on"], by=request.actor, at=clock.now())
        return detail(row.person_id)

    return edit(request, form, heading, save)
