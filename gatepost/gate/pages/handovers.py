"""Hand-over notes: the list, writing one, reading and taking one."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gatepost.gate.actions.handovers import sign_handover, take_handover
from gatepost.gate.forms.shift import REFUSALS, HandOverForm, say_refusal
from gatepost.gate.handing_over import told
from gatepost.gate.models import HandOver
from gatepost.gate.pages.handover_lines import lines_of
from gatepost.gate.pages.typed_keys import key_from
from gatepost.gate.queries.handovers import (
    begins_at,
    facts_of,
    figures_kept,
    handovers,
    last_handover,
    with_colleagues,
)
from gatepost.gate.shift_refusals import ShiftRefused
from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.copies import in_words
from gatepost.places.models import Post
from gatepost.places.queries import open_posts

_ROWS = 50


@require_GET
@page(Permission.CHECK_PASSES)
def handover_list(request: StaffRequest) -> HttpResponse:
    found = Paginator(handovers(request.station_id), _ROWS).get_page(request.GET.get("page"))
    return render(request, "gate/handovers.html", {"found": found, "lines": with_colleagues(list(found))})


@require_http_methods(["GET", "POST"])
@page(Permission.CHECK_PASSES)
def give(request: StaffRequest) -> HttpResponse:
    """The figures are those of now; what is signed are those of then."""
    posts = open_posts(request.station_id)
    asked = request.POST.get("post") or request.GET.get("post") or request.session.get("gate_post")
    post = next((one for one in posts if str(one.id) == asked), posts[0] if posts else None)
    if post is None:
        return render(request, "gate/handover_write.html", {"posts": posts})
    form = HandOverForm(request.POST or None)
    if form.is_valid():
        signed = _signed(request, post, form)
        if signed:
            return redirect("gate:handover", signed.id)
    return _write(request, posts, post, form)


def _signed(request: StaffRequest, post: Post, form: HandOverForm) -> HandOver | None:
    """For no other post than the one that was shown."""
    if str(post.id) != request.POST.get("post"):
        form.add_error(None, REFUSALS["not_here"])
        return None
    after = key_from(request.POST.get("after", ""))
    try:
        return sign_handover(
            post_id=post.id, after=after, note=form.cleaned_data["note"], by=request.actor, at=clock.now()
        )
    except ShiftRefused as refused:
        say_refusal(form, refused)
        return None


def _write(request: StaffRequest, posts: list[Post], post: Post, form: HandOverForm) -> HttpResponse:
    at, last = clock.now(), last_handover(post)
    start = begins_at(last, at)
    shown = {
        "posts": posts,
        "post": post,
        "last": last,
        "start": start,
        "figures": lines_of(told(facts := facts_of(post, start, at))),
        "instructions": facts.instructions,
        "form": form,
    }
    return render(request, "gate/handover_write.html", shown, status=422 if form.errors else 200)


@require_GET
@page(Permission.CHECK_PASSES)
def handover(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    row = get_object_or_404(handovers(request.station_id), pk=handover_id)
    figures = figures_kept(row)
    shown = {
        # It goes on paper, where "just now" says nothing.
        "start": in_words(row.from_at),
        "end": in_words(row.until_at),
        "taken": in_words(row.taken_at) if row.taken_at else "",
        "line": with_colleagues([row])[0],
        "figures": lines_of(figures),
        "instructions": figures.instructions,
        "may_take": row.taken_at is None and row.given_by != request.actor.staff_id,
    }
    return render(request, "gate/handover.html", shown)


@require_POST
@page(Permission.CHECK_PASSES)
def take(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    row = get_object_or_404(handovers(request.station_id), pk=handover_id)
    try:
        take_handover(handover_id=row.id, by=request.actor, at=clock.now())
        messages.success(request, _("You have taken the shift over."))
    except ShiftRefused as refused:
        messages.info(request, str(REFUSALS[refused.reason]))
    return redirect("gate:handover", row.id)
