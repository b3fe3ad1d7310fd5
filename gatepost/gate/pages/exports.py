"""Lists as files, narrowed as the page that they were asked from. Who may see the list may take it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gatepost.gate.actions.exporting import TooManyLines, export_inside, export_passages, export_passes
from gatepost.gate.pages.passages import asked_passages
from gatepost.gate.pages.passes import asked_passes
from gatepost.gate.pages.sheets import form_of, sheet_answer, too_many
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page


@require_GET
@page(Permission.SEE_PASSAGES)
def passages_sheet(request: StaffRequest) -> HttpResponse:
    form, asked = form_of(request), asked_passages(request)
    try:
        content = export_passages(
            day=asked.day,
            only=asked.only,
            post_id=asked.post_id,
            form=form,
            by=request.actor,
            at=clock.now(),
        )
    except TooManyLines:
        return _back(request, "gate:passages")
    return sheet_answer(content, f"{_('Passages')} {asked.day.isoformat()}", form)


@require_GET
@page(Permission.SEE_PASSAGES)
def inside_sheet(request: StaffRequest) -> HttpResponse:
    form, at = form_of(request), clock.now()
    try:
        content = export_inside(form=form, by=request.actor, at=at)
    except TooManyLines:
        return _back(request, "gate:inside")
    return sheet_answer(content, f"{_('Inside now')} {clock.local(at):%Y-%m-%d %H%M}", form)


@require_GET
@page(Permission.SEE_PASSES)
def passes_sheet(request: StaffRequest) -> HttpResponse:
    form, asked = form_of(request), asked_passes(request)
    try:
        content = export_passes(
            state=asked.state, kind=asked.kind, asked=asked.asked, form=form, by=request.actor, at=clock.now()
        )
    except TooManyLines:
        return _back(request, "gate:passes")
    return sheet_answer(content, f"{_('Passes')} {clock.today().isoformat()}", form)


def _back(request: StaffRequest, name: str) -> HttpResponse:
    messages.warning(request, too_many())
    return redirect(name)
