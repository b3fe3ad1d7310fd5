"""A post: its sign, since when, and where."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Permission
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.actions import change_sign, end_post, found_post
from gatepost.places.forms.compounds import PostForm, SignForm
from gatepost.places.forms.sentences import REFUSALS
from gatepost.places.models import Post
from gatepost.places.pages.editing import Heading, edit, key_of
from gatepost.places.refusals import PlaceRefused


def _detail(post_id: UUID) -> str:
    return reverse("places:post", args=[post_id])


@page(Permission.SEE_PLACES)
def posts(request: StaffRequest) -> HttpResponse:
    rows = Post.objects.filter(station_id=request.station_id).select_related("entrance__compound")
    ordered = rows.order_by(F("ended_at").desc(nulls_first=True), "name")
    return render(
        request, "places/posts.html", {"posts": ordered, "may_edit": request.actor.may(Permission.EDIT_PLACES)}
    )


@page(Permission.SEE_PLACES)
def post(request: StaffRequest, post_id: UUID) -> HttpResponse:
    rows = Post.objects.select_related("entrance__compound")
    row = get_object_or_404(rows, station_id=request.station_id, pk=post_id)
    return render(request, "places/post.html", {"post": row, "may_edit": request.actor.may(Permission.EDIT_PLACES)})


@page(Permission.EDIT_PLACES)
def found(request: StaffRequest) -> HttpResponse:
    initial = {"founded_at": clock.local(clock.now()), "entrance": request.GET.get("entrance")}
    form = PostForm(request.POST or None, station_id=request.station_id, initial=initial)
    heading = Heading(title=_("Found a post"), button=_("Found the post"), back=reverse("places:posts"))

    def save(data: dict[str, Any]) -> str:
        made = found_post(
            entrance_id=key_of(data["entrance"]),
            name=data["name"],
            sign_text=data["sign_text"],
            founded_at=data["founded_at"],
            by=request.actor,
            at=clock.now(),
        )
        return _detail(made.id)

    return edit(request, form, heading, save)


@page(Permission.EDIT_PLACES)
def sign(request: StaffRequest, post_id: UUID) -> HttpResponse:
    row = get_object_or_404(Post, station_id=request.station_id, pk=post_id)
    form = SignForm(request.POST or None, initial={"name": row.name, "sign_text": row.sign_text})

    def save(data: dict[str, Any]) -> str:
        change_sign(post_id=row.id, name=data["name"], sign_text=data["sign_text"], by=request.actor, at=clock.now())
        return _detail(row.id)

    return edit(request, form, Heading(title=row.name, button=_("Change the sign"), back=_detail(row.id)), save)


@require_POST
@page(Permission.EDIT_PLACES)
def end(request: StaffRequest, post_id: UUID) -> HttpResponse:
    row = get_object_or_404(Post, station_id=request.station_id, pk=post_id)
    try:
        end_post(post_id=row.id, by=request.actor, at=clock.now())
    except PlaceRefused as refusal:
        messages.warning(request, str(REFUSALS[refusal.reason]))
    return redirect(_detail(row.id))
