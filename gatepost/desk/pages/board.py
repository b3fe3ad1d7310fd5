"""The start page: what needs me now, today's figures that open their lists, twelve hours of passages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from gatepost.desk.templatetags.dates import spoken
from gatepost.emergencies.queries import NoPolicy, open_emergency, phase_on, policy_in_force
from gatepost.gate.names import high_name
from gatepost.gate.queries.inside import ending_soon, inside_rows
from gatepost.gate.queries.instructions import not_acknowledged
from gatepost.gate.queries.passages import HourFigures, day_figures, high_from, hours_before, open_matters
from gatepost.gate.queries.visits import overdue_visits
from gatepost.kernel import clock
from gatepost.kernel.access import Actor, Permission
from gatepost.kernel.backup.queries import is_overdue, last_good
from gatepost.kernel.requests import StaffRequest, page
from gatepost.people.queries.alike import alike_pairs_of
from gatepost.people.queries.requests import due_requests
from gatepost.places.queries import open_posts

Matter = dict[str, str]
"""Something that waits for a decision: state, word, text, and the url where it is decided."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the list that it counts; without a list for those who see figures only."""

    label: str
    count: int
    url: str


def _matter(text: str, url: str, state: str) -> Matter:
    word = _("now") if state == "refuse" else _("this week")
    return {"state": state, "word": word, "text": text, "url": url}


def _matters(station_id: UUID, at: datetime) -> list[Matter]:
    found: list[Matter] = []
    waiting = open_matters(station_id, clock.local(at).date()).count()
    if waiting:
        text = ngettext("%(count)s passage today wants a look", "%(count)s passages today want a look", waiting)
        found.append(_matter(text % {"count": waiting}, reverse("gate:passages") + "?only=matters", "refuse"))
    ending = ending_soon(station_id, at).count()
    if ending:
        text = ngettext("%(count)s pass ends within a week", "%(count)s passes end within a week", ending)
        found.append(_matter(text % {"count": ending}, reverse("gate:passes") + "?state=ending", "wait"))
    return found + _missing_rules(station_id, at)


def _missing_rules(station_id: UUID, at: datetime) -> list[Matter]:
    try:
        policy_in_force(station_id, at)
    except NoPolicy:
        text = _("No policy is in force: nothing can be decided at the gate")
        return [_matter(text, reverse("emergencies:policies"), "refuse")]
    return []


def _overdue_visitors(actor: Actor, station_id: UUID, at: datetime) -> list[Matter]:
    """For who may note that they have left."""
    count = overdue_visits(station_id, at).count() if actor.may(Permission.CHECK_PASSES) else 0
    if not count:
        return []
    text = ngettext("%(count)s visitor should have left", "%(count)s visitors should have left", count)
    return [_matter(text % {"count": count}, reverse("gate:visits") + "?only=overdue", "refuse")]


def _instructions(actor: Actor, station_id: UUID, at: datetime) -> list[Matter]:
    """What this colleague has not said yet that they know."""
    if actor.staff_id is None or not actor.may(Permission.CHECK_PASSES):
        return []
    count = not_acknowledged(station_id, actor.staff_id, at).count()
    if not count:
        return []
    text = ngettext("%(count)s instruction waits for your word", "%(count)s instructions wait for your word", count)
    return [_matter(text % {"count": count}, reverse("gate:instructions"), "refuse")]


def _due_requests(actor: Actor, station_id: UUID, at: datetime) -> list[Matter]:
    """What people asked about their own data: the law sets the day."""
    if not actor.may(Permission.ANSWER_REQUESTS):
        return []
    today = clock.local(at).date()
    due = due_requests(station_id, today)
    if not due:
        return []
    text = ngettext(
        "%(count)s request about own data is due soon", "%(count)s requests about own data are due soon", due
    )
    overdue = due_requests(station_id, today, overdue=True)
    return [_matter(text % {"count": due}, reverse("people:requests"), "refuse" if overdue else "wait")]


def _missing_backup(actor: Actor) -> list[Matter]:
    """Of the whole post, and by the machine's clock."""
    if settings.GATEPOST_DEMO or not actor.may(Permission.KEEP_BACKUPS):
        return []
    good = last_good()
    if good is None:
        return [_matter(_("There is no backup of this post yet"), reverse("desk:backups"), "refuse")]
    if not is_overdue(good):
        return []
    text = _("The last good backup is of %(when)s") % {"when": spoken(good.started_at)}
    return [_matter(text, reverse("desk:backups"), "refuse")]


def _alike(actor: Actor, station_id: UUID) -> list[Matter]:
    """For who may decide about records of people."""
    count = alike_pairs_of(station_id).count() if actor.may(Permission.EDIT_PERSONS) else 0
    if not count:
        return []
    text = ngettext(
        "%(count)s pair of records may be one person", "%(count)s pairs of records may be one person", count
    )
    return [_matter(text % {"count": count}, reverse("people:alike"), "wait")]


def _figures(station_id: UUID, at: datetime, *, with_lists: bool) -> list[Figure]:
    today = clock.local(at).date()
    threshold = high_from(station_id, today, at)
    day = day_figures(station_id, today, threshold=threshold)
    passages = reverse("gate:passages") if with_lists else ""
    inside = reverse("gate:inside") if with_lists else ""

    def behind(word: str) -> str:
        return f"{passages}?only={word}" if passages else ""

    return [
        Figure(_("in"), day.entered, behind("entered")),
        Figure(_("out"), day.left, behind("left")),
        Figure(_("inside now"), inside_rows(station_id).count(), inside),
        Figure(_("turned away"), day.turned_away, behind("turned_away")),
        Figure(high_name(threshold), day.high, behind("high")),
        Figure(_("by exception"), day.overruled, behind("overruled")),
    ]


def chart_of(hours: list[HourFigures]) -> dict[str, Any]:
    """What web/desk draws: hours of the day, people in and people out."""
    return {
        "labels": [f"{clock.local(row.hour):%H:00}" for row in hours],
        "series": [
            {"name": _("in"), "values": [row.entered for row in hours]},
            {"name": _("out"), "values": [row.left for row in hours]},
        ],
    }


def _all_matters(actor: Actor, station_id: UUID, at: datetime) -> list[Matter]:
    """Who sees no lists is asked for their own word only."""
    if not actor.may(Permission.SEE_PASSAGES):
        return _instructions(actor, station_id, at)
    return [
        *_instructions(actor, station_id, at),
        *_overdue_visitors(actor, station_id, at),
        *_matters(station_id, at),
        *_due_requests(actor, station_id, at),
        *_alike(actor, station_id),
        *_missing_backup(actor),
    ]


@require_GET
@page(Permission.SEE_FIGURES)
def board(request: StaffRequest) -> HttpResponse:
    at = clock.now()
    station_id = request.station_id
    sees_lists = request.actor.may(Permission.SEE_PASSAGES)
    hours = hours_before(station_id, at)
    emergency = open_emergency(station_id, at)
    shown = {
        "matters": _all_matters(request.actor, station_id, at),
        "sees_matters": sees_lists or request.actor.may(Permission.CHECK_PASSES),
        "figures": _figures(station_id, at, with_lists=sees_lists),
        "chart": chart_of(hours),
        "emergency": emergency,
        "phase": phase_on(emergency, clock.today()) if emergency else None,
        "posts": open_posts(station_id),
        "places_url": reverse("places:compounds") if request.actor.may(Permission.EDIT_PLACES) else "",
        "may_check": request.actor.may(Permission.CHECK_PASSES),
    }
    return render(request, "desk/board.html", shown)
