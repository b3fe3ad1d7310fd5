"""Requests of people about their own data: what is open and when it is due, taking one in, answering it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.masking import mask_name
from gatepost.kernel.papers import Column, list_pdf
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.actions import answer_request, hand_out_copy, receive_request
from gatepost.people.enums import RequestKind, RequestOutcome
from gatepost.people.forms.requests import AnswerRequestForm, ReceiveRequestForm
from gatepost.people.models import Person, PersonRequest
from gatepost.people.pages.editing import Heading, edit
from gatepost.people.queries.requests import SOON_DAYS, answered_requests, days_left, open_requests
from gatepost.people.request_texts import answer_of, asker_of, wish_of

_ROWS = 50


@require_GET
@page(Permission.ANSWER_REQUESTS)
def requests(request: StaffRequest) -> HttpResponse:
    """Names stay masked: who has to answer opens the one request."""
    today = clock.today()
    answered = Paginator(answered_requests(request.station_id), _ROWS).get_page(request.GET.get("page"))
    shown = {
        "open": [(row, _person(row), days_left(row, today)) for row in open_requests(request.station_id)],
        "answered": [(row, _person(row)) for row in answered.object_list],
        "page": answered,
        "soon": SOON_DAYS,
    }
    return render(request, "people/requests.html", shown)


def _person(row: PersonRequest) -> str:
    return mask_name(row.person.name) if row.person else ""


@require_GET
@page(Permission.ANSWER_REQUESTS)
def one_request(request: StaffRequest, request_id: UUID) -> HttpResponse:
    row = get_object_or_404(
        PersonRequest.objects.select_related("person"), station_id=request.station_id, pk=request_id
    )
    shown = {
        "row": row,
        "person": _person(row),
        "asker": asker_of(row),
        "wish": wish_of(row),
        "answer": answer_of(row),
        "left": days_left(row, clock.today()),
        "soon": SOON_DAYS,
    }
    return render(request, "people/request.html", shown)


@never_cache
@require_GET
@page(Permission.ANSWER_REQUESTS)
def copy(request: StaffRequest, person_id: UUID) -> HttpResponse:
    """On paper, in full, for the person; the audit says who printed it."""
    row = get_object_or_404(Person, station_id=request.station_id, pk=person_id)
    at, language = clock.now(), get_language() or "zh-hans"
    lines = hand_out_copy(person_id=row.id, by=request.actor, at=at)
    content = list_pdf(
        title=_("What is kept of one person"),
        columns=[Column(_("Where")), Column(_("What it is"), 2), Column(_("What stands there"), 3)],
        rows=[(line.part, line.label, line.value) for line in lines],
        printed_by=request.actor.name,
        printed_at=at,
        language=language,
    )
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="copy.pdf"'}
    )


@require_http_methods(["GET", "POST"])
@page(Permission.ANSWER_REQUESTS)
def receive(request: StaffRequest, person_id: UUID | None = None) -> HttpResponse:
    """About a person of the register, or about somebody who is not on it."""
    person = get_object_or_404(Person, station_id=request.station_id, pk=person_id) if person_id else None
    heading = Heading(
        title=_("Request about one's own data") + (f" · {mask_name(person.name)}" if person else ""),
        button=_("Take this request in"),
        hint=_("The answer is due within 30 days from today. The list says which one comes first."),
        back=reverse("people:person", args=[person.id]) if person else reverse("people:requests"),
    )

    def save(data: dict[str, Any]) -> str:
        row = receive_request(
            kind=RequestKind(data["kind"]),
            asker=data["asker"],
            wish=data["wish"],
            person_id=person.id if person else None,
            by=request.actor,
            at=clock.now(),
        )
        return reverse("people:request", args=[row.id])

    return edit(request, ReceiveRequestForm(request.POST or None), heading, save)


@require_http_methods(["GET", "POST"])
@page(Permission.ANSWER_REQUESTS)
def answer(request: StaffRequest, request_id: UUID) -> HttpResponse:
    row = get_object_or_404(PersonRequest, station_id=request.station_id, pk=request_id)
    deletes = row.kind == RequestKind.DELETE
    heading = Heading(
        title=_("Answer the request"),
        button=_("Record this answer, and delete") if deletes else _("Record this answer"),
        hint=_(
            "With “done as asked” the record of this person is destroyed at once, with all passes. It cannot be taken back."
        )
        if deletes
        else "",
        back=reverse("people:request", args=[row.id]),
        is_dangerous=deletes,
    )

    def save(data: dict[str, Any]) -> str:
        outcome = RequestOutcome(data["outcome"])
        answer_request(request_id=row.id, outcome=outcome, answer=data["answer"], by=request.actor, at=clock.now())
        messages.success(request, _("The answer is recorded."))
        return reverse("people:request", args=[row.id])

    return edit(request, AnswerRequestForm(request.POST or None), heading, save)
