"""Areas with their official codes and the days on which these hold."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.actions import add_area, withdraw_area
from gatepost.places.enums import AreaLevel
from gatepost.places.forms.bodies import AreaForm, WithdrawAreaForm
from gatepost.places.models import Area
from gatepost.places.pages.editing import Heading, edit, key_of
from gatepost.places.queries.areas import areas_on

_ROWS = 50


@page(Permission.SEE_PLACES)
def areas(request: StaffRequest) -> HttpResponse:
    asked, day = request.GET.get("q", "").replace("\0", "").strip(), _day(request.GET.get("day", ""))
    rows = (areas_on(day) if day else Area.objects.all()).select_related("parent").prefetch_related("successors")
    if asked:
        rows = rows.filter(Q(code__startswith=asked) | Q(name__icontains=asked))
    shown = Paginator(rows, _ROWS).get_page(request.GET.get("page"))
    context = {
        "areas": shown,
        "asked": asked,
        "day": day,
        "today": clock.today(),
        "may_edit": request.actor.may(Permission.EDIT_PLACES),
    }
    return render(request, "places/areas.html", context)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@page(Permission.EDIT_PLACES)
def add(request: StaffRequest) -> HttpResponse:
    form = AreaForm(request.POST or None, initial={"valid_from": clock.today()})
    back = reverse("places:areas")
    heading = Heading(title=_("Add an area"), button=_("Add the area"), back=back)

    def save(data: dict[str, Any]) -> str:
        add_area(
            level=AreaLevel(data["level"]),
            code=data["code"],
            name=data["name"],
            parent_id=key_of(data["parent"]),
            valid_from=data["valid_from"],
            by=request.actor,
            at=clock.now(),
        )
        return back

    return edit(request, form, heading, save)


@page(Permission.EDIT_PLACES)
def withdraw(request: StaffRequest, area_id: UUID) -> HttpResponse:
    area = get_object_or_404(Area, pk=area_id)
    form = WithdrawAreaForm(request.POST or None, area=area, initial={"on": clock.today()})
    back = reverse("places:areas")
    heading = Heading(
        title=_("Withdraw %(code)s %(name)s") % {"code": area.code, "name": area.name},
        button=_("Withdraw this code"),
        hint=_("Records of earlier days keep this name."),
        back=back,
        is_dangerous=True,
    )

    def save(data: dict[str, Any]) -> str:
        successors = [row.pk for row in data["successors"]]
        withdraw_area(area_id=area.id, on=data["on"], successor_ids=successors, by=request.actor, at=clock.now())
        return back

    return edit(request, form, heading, save)
