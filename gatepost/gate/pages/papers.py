"""Papers from the printer: the sign of a post, the cards of a building."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.keys import signing_pair
from gatepost.gate.actions.passes import last_day
from gatepost.gate.enums import PassState
from gatepost.gate.forms.passes import REFUSALS
from gatepost.gate.models import Pass, SigningKey
from gatepost.gate.papers import PassCard, pass_sheet_pdf, sign_pdf
from gatepost.gate.queries.codes import code_of
from gatepost.gate.queries.passages import pass_with_holder
from gatepost.gate.queries.passes import passes_of_building, shown_state
from gatepost.kernel import audit, clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.models import Building, Post
from gatepost.places.queries import station_name


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


@require_GET
@page(Permission.SEE_PLACES)
def post_sign(request: StaffRequest, post_id: UUID) -> HttpResponse:
    """The sign of a post (F75)."""
    post = get_object_or_404(Post, station_id=request.station_id, pk=post_id)
    station = station_name(request.station_id)
    founded_on = clock.local(post.founded_at).date()
    return _pdf(sign_pdf(post.sign_text or post.name, station, founded_on, get_language() or "zh-hans"), "sign.pdf")


@require_GET
@page(Permission.ISSUE_PASSES)
def pass_cards(request: StaffRequest, pass_id: UUID) -> HttpResponse:
    try:
        row = pass_with_holder(request.station_id, pass_id)
    except Pass.DoesNotExist as error:
        raise Http404 from error
    if shown_state(row, clock.now()) != PassState.ACTIVE:
        messages.warning(request, str(REFUSALS["no_longer_active"]))
        return redirect("gate:pass", row.id)
    return _sheet(request, [row], row.id)


@require_GET
@page(Permission.ISSUE_PASSES)
def building_cards(request: StaffRequest, building_id: UUID) -> HttpResponse:
    """Every valid card of a building, eight on a sheet, by door."""
    building = get_object_or_404(Building, station_id=request.station_id, pk=building_id)
    rows = passes_of_building(request.station_id, building.id, clock.now())
    if not rows:
        messages.warning(request, _("Nobody in this building holds a valid pass."))
        return redirect(f"{reverse('gate:issue_building')}?building={building.id}")
    return _sheet(request, rows, building.id)


def _sheet(request: StaffRequest, rows: list[Pass], subject_id: UUID) -> HttpResponse:
    try:
        pair, station = signing_pair(request.station_id), station_name(request.station_id)
    except SigningKey.DoesNotExist:
        messages.warning(request, _("Cards have no code yet: the lead makes the first signing key. Print them then."))
        return redirect("gate:passes")
    cards = [_card(row, station, code_of(row, pair)) for row in rows]
    audit.record(
        by=request.actor,
        at=clock.now(),
        action="gate.print_passes",
        subject_kind="pass",
        subject_id=subject_id,
        cards=len(cards),
    )
    return _pdf(pass_sheet_pdf(cards, language=get_language() or "zh-hans"), "passes.pdf")


def _card(row: Pass, station: str, token: str) -> PassCard:
    person, vehicle = row.person, row.vehicle
    household = person.household if person else None
    return PassCard(
        station_name=station,
        kind=PasserKind(row.kind),
        holder=person.name if person else vehicle.plate if vehicle else "",
        door=household.door.spoken if household else "",
        compound=row.compound.name if row.compound else "",
        first_day=clock.local(row.valid_from).date(),
        last_day=last_day(row),
        serial=row.serial,
        token=token,
    )
