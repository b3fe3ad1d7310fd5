"""The buildings of a compound and all their doors from a pattern: looked at first, then made."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.actions import PlaceRefused, make_buildings
from gatepost.places.forms.patterns import BuildingsForm
from gatepost.places.forms.sentences import REFUSALS
from gatepost.places.models import Compound
from gatepost.places.queries.patterns import BuildingsPlan, plan_of
from gatepost.places.rules import MOST_DOORS, MOST_DOORS_AT_ONCE, BuildingsPattern


@page(Permission.EDIT_PLACES)
def buildings(request: StaffRequest, compound_id: UUID) -> HttpResponse:
    """What is made is what was looked at: whoever changes a number afterwards looks again."""
    compound = get_object_or_404(Compound, station_id=request.station_id, pk=compound_id)
    form = BuildingsForm(request.POST or None)
    plan, looked_at = None, ""
    if form.is_valid():
        pattern = form.plan()
        looked_at = pattern.word
        if request.POST.get("looked_at") == looked_at and _made(request, form, compound, pattern):
            return redirect("places:compound", compound.id)
        plan = _plan(form, compound, pattern)
    context = {"compound": compound, "form": form, "plan": plan, "looked_at": looked_at}
    return render(request, "places/buildings_plan.html", context, status=422 if form.errors else 200)


def _made(request: StaffRequest, form: BuildingsForm, compound: Compound, pattern: BuildingsPattern) -> bool:
    try:
        made = make_buildings(compound_id=compound.id, pattern=pattern, by=request.actor, at=clock.now())
    except PlaceRefused as refusal:
        form.add_error(None, str(REFUSALS[refusal.reason]))
        return False
    told = {"buildings": made.new_buildings, "doors": made.new_doors}
    messages.success(request, _("Buildings added: %(buildings)d. Doors added: %(doors)d.") % told)
    return True


def _plan(form: BuildingsForm, compound: Compound, pattern: BuildingsPattern) -> BuildingsPlan | None:
    """Told before it is counted: what could not be made is no plan."""
    if not form.errors:
        if not pattern.doors.count:
            form.add_error("last_floor", str(REFUSALS["no_doors"]))
        elif pattern.doors.count > MOST_DOORS:
            form.add_error("units", str(REFUSALS["too_many_doors"]))
        elif pattern.count > MOST_DOORS_AT_ONCE:
            form.add_error("buildings", str(REFUSALS["too_many_at_once"]))
    return None if form.errors else plan_of(compound.station_id, compound.id, pattern)
