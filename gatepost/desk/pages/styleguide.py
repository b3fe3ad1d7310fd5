"""Every part of a page with invented contents, to be looked at. The demo only."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gatepost.kernel import clock

_DOOR_STATES = (
    ("admit", gettext_lazy("reached")),
    ("admit", gettext_lazy("reached")),
    ("admit", gettext_lazy("reached")),
    ("wait", gettext_lazy("nobody at home")),
    ("unknown", gettext_lazy("not visited yet")),
    ("refuse", gettext_lazy("overdue")),
    ("info", gettext_lazy("empty flat")),
)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=gettext_lazy("Name"), help_text=gettext_lazy("As it stands on the identity card."))
    phone = forms.CharField(label=gettext_lazy("Phone"), min_length=11)
    arrives_on = forms.DateField(label=gettext_lazy("Comes back on"), required=False)
    manner = forms.ChoiceField(
        label=gettext_lazy("How it was asked"),
        choices=[("phone", gettext_lazy("phone call")), ("visit", gettext_lazy("visit at the door"))],
        widget=forms.RadioSelect,
    )
    post = forms.ChoiceField(label=gettext_lazy("Post"), choices=[("n", gettext_lazy("North gate"))])
    remark = forms.CharField(
        label=gettext_lazy("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 3, "data-keep": ""})
    )
    agreed = forms.BooleanField(label=gettext_lazy("The person agrees that we call again"), required=False)


def _doors() -> list[dict[str, Any]]:
    """Six floors, three units, two flats each."""
    places = [(floor, unit, flat) for floor in range(1, 7) for unit in range(1, 4) for flat in (1, 2)]
    doors = []
    for place, (floor, unit, flat) in enumerate(places):
        state, word = _DOOR_STATES[place * place % len(_DOOR_STATES)]
        doors.append(
            {"unit": unit, "floor": floor, "door": f"{floor}0{flat}", "state": state, "word": word, "url": "#door"}
        )
    return doors


def _matters() -> list[dict[str, Any]]:
    return [
        {"state": "refuse", "text": _("Two people are overdue and have not come back"), "url": "#"},
        {"state": "wait", "text": _("The night shift lacks one person"), "url": "#"},
        {"state": "wait", "word": _("This week"), "text": _("Masks last for two more days"), "url": "#"},
        {"state": "info", "text": _("The street asks for the weekly figures"), "url": "#"},
    ]


def _events(now: datetime) -> list[dict[str, Any]]:
    lost = {"what": _("Pass withdrawn"), "detail": _("Reported lost at the gate"), "state": "refuse"}
    issued = {"what": _("Pass issued"), "state": "admit", "url": "#"}
    return [
        {"at": now, "who": "李**", **lost},
        {"at": now - timedelta(minutes=12), "who": "王**", "what": _("Went out")},
        {"at": now - timedelta(days=1), "who": "李**", **issued},
    ]


def _ledger() -> list[dict[str, Any]]:
    today = clock.today()
    rows = [
        ("王**", "3号楼2单元501", -2, "refuse", _("overdue by two days"), True),
        ("李**", "1号楼1单元203", 0, "wait", _("returns today"), False),
        ("赵*", "5号楼3单元602", 0, "wait", _("returns today"), True),
        ("欧**", "3号楼1单元101", 1, "info", _("returns tomorrow"), False),
        ("陈**", "2号楼2单元402", -5, "admit", _("has come back"), False),
    ]
    return [
        {"name": name, "door": door, "on": today + timedelta(days=days), "state": state, "word": word, "changed": new}
        for name, door, days, state, word, new in rows
    ]


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    if not settings.GATEPOST_DEMO:
        raise Http404
    now = clock.now()
    hours = [f"{(clock.local(now).hour - 11 + place) % 24:02d}:00" for place in range(12)]
    shown = {
        "today": clock.today(),
        "matters": _matters(),
        "events": _events(now),
        "choices": [
            {"label": _("all"), "url": "#", "current": True, "count": 5},
            {"label": _("overdue"), "url": "#", "count": 1},
            {"label": _("today"), "url": "#", "count": 2},
        ],
        "lines": _ledger(),
        "doors": _doors(),
        "hours": hours,
        "series": [
            {"name": _("in"), "values": [12, 48, 63, 41, 22, 18, 35, 40, 28, 33, 57, 15]},
            {"name": _("out"), "values": [30, 71, 44, 19, 25, 31, 28, 22, 19, 40, 52, 17]},
        ],
        "page": Paginator(range(200), 10).get_page(request.GET.get("page", 4)),
        "form": SampleForm(),
        "wrong_form": SampleForm(
            {"name": "", "phone": "1380000", "arrives_on": "32.5.", "manner": "phone"}, auto_id="id_wrong_%s"
        ),
    }
    return render(request, "desk/styleguide.html", shown)
