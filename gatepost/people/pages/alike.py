"""Who may be the same person: the list, and saying that two are not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.masking import mask_name
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.actions import PeopleRefused, say_different, take_back_difference
from gatepost.people.forms.sentences import REFUSALS
from gatepost.people.merging.reasons import REASON_SENTENCES, AlikeReason
from gatepost.people.models import AlikePair, Person
from gatepost.people.queries.alike import alike_pairs_of
from gatepost.people.queries.merging import which_stays

ROWS = 50


@page(Permission.EDIT_PERSONS)
def alike(request: StaffRequest) -> HttpResponse:
    shown = Paginator(alike_pairs_of(request.station_id), ROWS).get_page(request.GET.get("page"))
    return render(request, "people/alike.html", {"rows": [_row(pair) for pair in shown], "page": shown})


def _row(pair: AlikePair) -> dict[str, Any]:
    kept, gone = which_stays(pair.person, pair.other)
    return {
        "sides": [(row, mask_name(row.name)) for row in (kept, gone)],
        "why": spoken_reasons(pair),
        "url": reverse("people:merge_persons", args=[kept.id, gone.id]),
    }


def spoken_reasons(pair: AlikePair) -> str:
    """In the language of whoever reads."""
    return _(", ").join(str(REASON_SENTENCES[AlikeReason(word)]) for word in pair.reasons)


@require_POST
@page(Permission.EDIT_PERSONS)
def differ(request: StaffRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    for key in (person_id, other_id):
        get_object_or_404(Person, station_id=request.station_id, pk=key)
    try:
        say_different(person_id=person_id, other_id=other_id, by=request.actor, at=clock.now())
    except PeopleRefused as refused:
        messages.error(request, str(REFUSALS[refused.reason]))
    else:
        messages.success(request, _("Noted: these are two people. They are not suggested again."))
    return redirect("people:alike")


@require_POST
@page(Permission.EDIT_PERSONS)
def may_be_same(request: StaffRequest, person_id: UUID, other_id: UUID) -> HttpResponse:
    for key in (person_id, other_id):
        get_object_or_404(Person, station_id=request.station_id, pk=key)
    take_back_difference(person_id=person_id, other_id=other_id, by=request.actor, at=clock.now())
    return redirect("people:merge_persons", person_id, other_id)
