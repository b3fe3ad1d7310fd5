"""Instructions of leaders: what I still have to read, what holds, who has said that they know it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gatepost.gate.actions.instructions import acknowledge_instruction, give_instruction, withdraw_instruction
from gatepost.gate.forms.shift import REFUSALS, InstructionForm, say_refusal
from gatepost.gate.models import Instruction
from gatepost.gate.pages.typed_keys import key_from
from gatepost.gate.queries.instructions import (
    InstructionLine,
    acknowledged,
    asked_at_post,
    holds,
    lines_of,
    names_of,
    not_acknowledged,
)
from gatepost.gate.shift_refusals import ShiftRefused
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page

_ROWS = 50


@require_GET
@page(Permission.CHECK_PASSES)
def instructions(request: StaffRequest) -> HttpResponse:
    """Mine first: the first page counts them."""
    at = clock.now()
    every = Instruction.objects.filter(station_id=request.station_id).select_related("post").order_by("-since", "-id")
    found = Paginator(every, _ROWS).get_page(request.GET.get("page"))
    shown = {
        "asked": lines_of(list(not_acknowledged(request.station_id, _me(request), at))),
        "found": found,
        "lines": [(line, holds(line.row, at)) for line in lines_of(list(found))],
        "may_instruct": request.actor.may(Permission.INSTRUCT),
    }
    return render(request, "gate/instructions.html", shown)


def _me(request: StaffRequest) -> UUID:
    assert request.actor.staff_id is not None  # noqa: S101  a page is opened by a person
    return request.actor.staff_id


@require_http_methods(["GET", "POST"])
@page(Permission.INSTRUCT)
def write_instruction(request: StaffRequest) -> HttpResponse:
    form = InstructionForm(request.POST or None, station_id=request.station_id)
    if form.is_valid():
        data = form.cleaned_data
        post_id = data["post"].id if data["post"] else None
        try:
            row = give_instruction(
                post_id=post_id, text=data["text"], until_on=data["until_on"], by=request.actor, at=clock.now()
            )
            return redirect("gate:instruction", row.id)
        except ShiftRefused as refused:
            say_refusal(form, refused)
    return render(request, "gate/instruction_write.html", {"form": form}, status=422 if form.errors else 200)


@require_GET
@page(Permission.INSTRUCT)
def instruction(request: StaffRequest, instruction_id: UUID) -> HttpResponse:
    """Who has said that they know it, and who has not yet."""
    row = _instruction(request, instruction_id)
    shown = {
        "row": row,
        "author": names_of({row.written_by}).get(row.written_by, ""),
        "said": acknowledged(row),
        "holds": holds(row, clock.now()),
    }
    return render(request, "gate/instruction.html", shown)


def _instruction(request: StaffRequest, instruction_id: UUID) -> Instruction:
    rows = Instruction.objects.select_related("post")
    return get_object_or_404(rows, station_id=request.station_id, pk=instruction_id)


@require_http_methods(["GET", "POST"])
@page(Permission.INSTRUCT)
def withdraw(request: StaffRequest, instruction_id: UUID) -> HttpResponse:
    row = _instruction(request, instruction_id)
    if request.method == "POST":
        try:
            withdraw_instruction(instruction_id=row.id, by=request.actor, at=clock.now())
        except ShiftRefused as refused:
            messages.info(request, str(REFUSALS[refused.reason]))
        return redirect("gate:instruction", row.id)
    return render(request, "gate/instruction_withdraw.html", {"row": row})


@require_POST
@page(Permission.CHECK_PASSES)
def acknowledge(request: StaffRequest, instruction_id: UUID) -> HttpResponse:
    """From the check page, whose part it renews, or from the list."""
    row = _instruction(request, instruction_id)
    try:
        acknowledge_instruction(instruction_id=row.id, by=request.actor, at=clock.now())
    except ShiftRefused as refused:
        if not request.headers.get("HX-Request"):
            messages.info(request, str(REFUSALS[refused.reason]))
    if request.headers.get("HX-Request"):
        return _part(request)
    return redirect("gate:check" if request.POST.get("back") == "check" else "gate:instructions")


@require_GET
@page(Permission.CHECK_PASSES)
def check_instructions(request: StaffRequest) -> HttpResponse:
    """What stands above the check. The page asks again and again: an answer without content leaves it as it is."""
    return _part(request, shown=request.GET.getlist("shown"))


def asked_above_check(request: StaffRequest, post_id: UUID | None) -> list[InstructionLine]:
    return asked_at_post(request.station_id, _me(request), clock.now(), post_id) if post_id else []


def _part(request: StaffRequest, *, shown: list[str] | None = None) -> HttpResponse:
    post_id = key_from(request.GET.get("post") or request.POST.get("post") or "")
    asked = asked_above_check(request, post_id)
    if shown is not None and shown == [str(line.row.id) for line in asked]:
        return HttpResponse(status=204)
    return render(request, "gate/check_instructions.html", {"asked": asked})
