"""Backups: the last good one, one more now, the recovery key, and how to restore."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gatepost.kernel import clock
from gatepost.kernel.access import Actor, NotAllowed, Permission
from gatepost.kernel.backup.asking import adopt_recovery_key, ask_for_backup
from gatepost.kernel.backup.confirming import ShownKey, confirm, shown_by, token_of
from gatepost.kernel.backup.problems import BackupRefused, sentence
from gatepost.kernel.backup.queries import is_being_made, is_overdue, keeping, last_good
from gatepost.kernel.backup.recovery import CONFIRMED_GROUPS, new_recovery_key
from gatepost.kernel.models import Backup
from gatepost.kernel.requests import StaffRequest, page
from gatepost.places.models import Station

_ROWS = 30
_STOP_ASKING = 286
"""By which htmx is told that nothing more will change."""


@require_GET
@page(Permission.KEEP_BACKUPS)
def backups(request: StaffRequest) -> HttpResponse:
    good, going_on = last_good(), is_being_made()
    shown = {
        "good": good,
        "is_overdue": is_overdue(good),
        "is_being_made": going_on,
        "keeping": keeping(),
        "may_make_key": _keeps_backups_of_all(request.actor),
        "lines": [
            (row, sentence(row.problem, row.detail) if row.problem else "") for row in Backup.objects.all()[:_ROWS]
        ],
    }
    if request.GET.get("partial"):
        return render(request, "desk/backups_rows.html", shown, status=200 if going_on else _STOP_ASKING)
    return render(request, "desk/backups.html", shown)


@require_POST
@page(Permission.KEEP_BACKUPS)
def make_backup(request: StaffRequest) -> HttpResponse:
    if ask_for_backup(by=request.actor, at=clock.now()):
        messages.success(request, _("The backup is being made. You may leave this page."))
    else:
        messages.info(request, _("A backup waits to be made already."))
    return redirect("desk:backups")


@never_cache
@require_http_methods(["GET", "POST"])
@page(Permission.KEEP_BACKUPS)
def recovery_key(request: StaffRequest) -> HttpResponse:
    """The key is shown once, here, and kept nowhere; it is in force once a part of it was typed back."""
    if not _keeps_backups_of_all(request.actor):
        raise NotAllowed(Permission.KEEP_BACKUPS)
    if request.method == "GET":
        return render(request, "desk/recovery_key.html", {"keeping": keeping()})
    if "token" not in request.POST:
        key = new_recovery_key()
        return _asking(request, ShownKey(key.public), token_of(key), groups=key.groups)
    return _confirmed(request, request.POST["token"], request.POST.get("part", ""))


def _keeps_backups_of_all(actor: Actor) -> bool:
    """A backup holds all stations of the database: whoever has its key can read them all."""
    stations = Station.objects.values_list("pk", flat=True)
    return all(actor.may(Permission.KEEP_BACKUPS, station_id) for station_id in stations)


def _confirmed(request: StaffRequest, token: str, typed: str) -> HttpResponse:
    try:
        key = confirm(token, typed)
    except BackupRefused as refusal:
        return _try_again(request, token, typed, refusal)
    adopt_recovery_key(public=key.public, by=request.actor, at=clock.now())
    messages.success(request, _("From now on backups belong to the recovery key %(mark)s.") % {"mark": key.mark})
    return redirect("desk:backups")


def _try_again(request: StaffRequest, token: str, typed: str, refusal: BackupRefused) -> HttpResponse:
    try:
        return _asking(request, shown_by(token), token, typed=typed, wrong=str(refusal))
    except BackupRefused:
        return render(request, "desk/recovery_key.html", {"keeping": keeping(), "wrong": str(refusal)})


def _asking(
    request: StaffRequest,
    key: ShownKey,
    token: str,
    *,
    groups: list[str] | None = None,
    typed: str = "",
    wrong: str = "",
) -> HttpResponse:
    shown = {"key": key, "token": token, "groups": groups, "typed": typed, "wrong": wrong, "asked": CONFIRMED_GROUPS}
    return render(request, "desk/recovery_key.html", shown)
