"""Enterprises: list, detail, rooms."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.masking import mask_name
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.actions import (
    close_enterprise,
    edit_enterprise,
    end_tenancy,
    register_enterprise,
    start_tenancy,
)
from gatepost.people.forms.enterprises import EditEnterpriseForm, EndForm, EnterpriseForm, TenancyForm
from gatepost.people.models import Employment, Enterprise, Tenancy
from gatepost.people.pages.editing import Heading, edit, key_of
from gatepost.people.pages.revealing import masked_phone
from gatepost.people.queries.enterprises import enterprises as listed

ROWS = 50


def _detail(enterprise_id: UUID) -> str:
    return reverse("people:enterprise", args=[enterprise_id])


@page(Permission.SEE_PERSONS)
def enterprises(request: StaffRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()
    shown = Paginator(listed(request.station_id, clock.today(), asked=asked), ROWS).get_page(request.GET.get("page"))
    context = {"asked": asked, "page": shown, "may_edit": request.actor.may(Permission.EDIT_PERSONS)}
    return render(request, "people/enterprises.html", context)


@page(Permission.SEE_PERSONS)
def enterprise(request: StaffRequest, enterprise_id: UUID) -> HttpResponse:
    row = get_object_or_404(Enterprise, station_id=request.station_id, pk=enterprise_id)
    jobs = Employment.objects.filter(station_id=request.station_id, enterprise=row).select_related("person")
    context = {
        "enterprise": row,
        "contact": mask_name(row.contact_name),
        "phone": masked_phone(row),
        "tenancies": row.tenancies.select_related("building").order_by("-from_on"),
        "jobs": [(job, mask_name(job.person.name)) for job in jobs.filter(until_on=None).order_by("person__name")],
        "may_edit": request.actor.may(Permission.EDIT_PERSONS),
        "may_reveal": request.actor.may(Permission.REVEAL_VALUES),
    }
    return render(request, "people/enterprise.html", context)


@page(Permission.EDIT_PERSONS)
def register(request: StaffRequest) -> HttpResponse:
    initial = {"from_on": clock.today(), "building": request.GET.get("building")}
    form = EnterpriseForm(request.POST or None, station_id=request.station_id, initial=initial)
    heading = Heading(
        title=_("Register an enterprise"), button=_("Register this enterprise"), back=reverse("people:enterprises")
    )

    def save(data: dict[str, Any]) -> str:
        made = register_enterprise(
            name=data["name"],
            credit_code=data["credit_code"],
            is_public=data["is_public"],
            contact_name=data["contact_name"],
            phone=data["phone"],
            building_id=key_of(data["building"]),
            room=data["room"],
            from_on=data["from_on"],
            by=request.actor,
            at=clock.now(),
        )
        return _detail(made.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_PERSONS)
def change(request: StaffRequest, enterprise_id: UUID) -> HttpResponse:
    row = get_object_or_404(Enterprise, station_id=request.station_id, pk=enterprise_id)
    initial = {"name": row.name, "credit_code": row.credit_code or "", "is_public": row.is_public}
    form = EditEnterpriseForm(request.POST or None, initial=initial)
    hint = _("Contact and phone stay as they are where you leave them empty.")

    def save(data: dict[str, Any]) -> str:
        edit_enterprise(
            enterprise_id=row.id,
            name=data["name"],
            credit_code=data["credit_code"],
            is_public=data["is_public"],
            contact_name=data["contact_name"],
            phone=data["phone"],
            by=request.actor,
            at=clock.now(),
        )
        return _detail(row.id)

    return edit(request, form, Heading(title=row.name, button=_("Save"), hint=hint, back=_detail(row.id)), save)


@page(Permission.EDIT_PERSONS)
def rents(request: StaffRequest, enterprise_id: UUID) -> HttpResponse:
    row = get_object_or_404(Enterprise, station_id=request.station_id, pk=enterprise_id)
    form = TenancyForm(request.POST or None, station_id=request.station_id, initial={"from_on": clock.today()})

    def save(data: dict[str, Any]) -> str:
        start_tenancy(
            enterprise_id=row.id,
            building_id=data["building"].pk,
            room=data["room"],
            from_on=data["from_on"],
            by=request.actor,
            at=clock.now(),
        )
        return _detail(row.id)

    return edit(request, form, Heading(title=row.name, button=_("Add these rooms"), back=_detail(row.id)), save)


@page(Permission.EDIT_PERSONS)
def vacates(request: StaffRequest, tenancy_id: UUID) -> HttpResponse:
    rows = Tenancy.objects.select_related("enterprise", "building")
    row = get_object_or_404(rows, station_id=request.station_id, pk=tenancy_id)
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    title = f"{row.enterprise.name} · {row.building.name} {row.room}"

    def save(data: dict[str, Any]) -> str:
        end_tenancy(tenancy_id=row.id, on=data["on"], by=request.actor, at=clock.now())
        return _detail(row.enterprise_id)

    heading = Heading(title=title, button=_("End this tenancy"), back=_detail(row.enterprise_id), is_dangerous=True)
    return edit(request, form, heading, save)


@page(Permission.EDIT_PERSONS)
def close(request: StaffRequest, enterprise_id: UUID) -> HttpResponse:
    row = get_object_or_404(Enterprise, station_id=request.station_id, pk=enterprise_id)
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    heading = Heading(
        title=row.name,
        button=_("Close this enterprise's record"),
        hint=_("Its tenancies end on the same day. It is no longer found in lists."),
        back=_detail(row.id),
        is_dangerous=True,
    )

    def save(data: dict[str, Any]) -> str:
        close_enterprise(enterprise_id=row.id, on=data["on"], by=request.actor, at=clock.now())
        return _detail(row.id)

    return edit(request, form, heading, save)
