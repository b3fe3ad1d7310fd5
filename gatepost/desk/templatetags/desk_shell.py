"""`{% load desk_shell %}`: what the frame around every page shows. Pages themselves need only `desk`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from gatepost.desk.navigation import address_for, visible_jobs
from gatepost.desk.templatetags.dates import day_in_words, full_instant
from gatepost.desk.templatetags.states import State
from gatepost.kernel import clock
from gatepost.kernel.access import NOBODY, Actor
from gatepost.places.queries import station_name

MESSAGE_STATES = {
    "debug": State.UNKNOWN,
    "info": State.INFO,
    "success": State.ADMIT,
    "warning": State.WAIT,
    "error": State.REFUSE,
}

register = template.Library()


def _actor(request: HttpRequest | None) -> Actor:
    return getattr(request, "actor", NOBODY)


@register.inclusion_tag("desk/parts/navigation.html", takes_context=True)
def navigation(context: Context) -> dict[str, Any]:
    request: HttpRequest = context["request"]
    match = request.resolver_match
    here = match.view_name if match else ""
    return {"jobs": visible_jobs(_actor(request), here=here)}


@register.inclusion_tag("desk/parts/domain_time.html")
def domain_time() -> dict[str, Any]:
    """The domain's date and time, going on while the page is open."""
    at = clock.now()
    today = clock.local(at).date()
    return {
        "at": at,
        "hours": f"{clock.local(at):%H:%M}",
        "day": day_in_words(today),
        "next_day": day_in_words(today + timedelta(days=1)),
        "full": full_instant(at),
        "zone": str(clock.zone()),
    }


@register.inclusion_tag("desk/parts/signed_in.html", takes_context=True)
def signed_in(context: Context) -> dict[str, Any]:
    """The person, and the station that the person works for now."""
    actor = _actor(context.get("request"))
    known = actor.staff_id is not None and actor.station_id is not None
    station = station_name(actor.station_id) if known and actor.station_id else ""
    choose = address("people:switch_station") if len(actor.stations) > 1 else ""
    return {
        "name": actor.name, "station": station, "signed_in": actor.staff_id is not None, "choose_url": choose,
        "own_url": address("people:own_account"), "leave_url": address("account_logout"), "about_url": address("desk:retention"),
        "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


@register.inclusion_tag("desk/parts/language_switch.html", takes_context=True)
def language_switch(context: Context) -> dict[str, Any]:
    """One click to the other language, back to the same page."""
    request: HttpRequest | None = context.get("request")
    chinese = (get_language() or "zh").startswith("zh")
    return {
        "url": address("set_language"), "next": request.get_full_path() if request else "",
        "code": "en" if chinese else "zh-hans", "name": "English" if chinese else "中文",
        "csrf_token": context.get("csrf_token"),
    }  # fmt: skip


@register.inclusion_tag("desk/parts/search_box.html", takes_context=True)
def search_box(context: Context) -> dict[str, Any]:
    """Across the top, for those who may look for somebody."""
    request: HttpRequest = context["request"]
    return {"url": address_for(_actor(request), "people:search"), "query": request.GET.get("q", "")}


@register.inclusion_tag("desk/parts/messages.html", takes_context=True)
def page_messages(context: Context) -> dict[str, Any]:
    """What the last step has to say; Django's levels become states."""
    lines = [{"state": MESSAGE_STATES[one.level_tag], "text": one.message} for one in context.get("messages") or ()]
    return {"lines": lines}


@register.inclusion_tag("desk/parts/printed_by.html", takes_context=True)
def printed_by(context: Context) -> dict[str, Any]:
    """A list on paper says who printed it and when."""
    return {"name": _actor(context.get("request")).name, "when": full_instant(clock.now())}


@register.simple_tag
def address(name: str) -> str:
    """The address of a page, or nothing while this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
