"""The first start: the recovery key, then station, post and first account, all at once. Nothing is made before the last step."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gatepost.desk.first_run import is_open, let_in, may_set_up
from gatepost.desk.forms import FirstRunForm
from gatepost.kernel import clock
from gatepost.kernel.backup.asking import adopt_recovery_key
from gatepost.kernel.backup.confirming import ShownKey, confirm, confirmed_token, public_of, shown_by, token_of
from gatepost.kernel.backup.problems import BackupRefused
from gatepost.kernel.backup.recovery import CONFIRMED_GROUPS, new_recovery_key
from gatepost.kernel.tenancy import seeing
from gatepost.people.actions import PeopleRefused, set_up_station


@never_cache
@require_http_methods(["GET", "POST"])
def first_run(request: HttpRequest) -> HttpResponse:
    if not is_open():
        return redirect("account_login")
    if not may_set_up(request):
        return _ask_for_code(request)
    steps = {"show": _show_key, "confirm": _confirm_key, "make": _make}
    step = steps.get(request.POST.get("step", ""))
    return step(request) if step else _welcome(request)


def _ask_for_code(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("code", "") or request.GET.get("code", "")
    if typed and let_in(request, typed):
        return redirect("desk:first_run")
    return render(request, "desk/first_run/code.html", {"typed": typed})


def _welcome(request: HttpRequest, wrong: str = "") -> HttpResponse:
    return render(request, "desk/first_run/welcome.html", {"data_dir": settings.DATA_DIR, "wrong": wrong})


def _show_key(request: HttpRequest) -> HttpResponse:
    key = new_recovery_key()
    return _ask_for_part(request, ShownKey(key.public), token_of(key), groups=key.groups)


def _ask_for_part(request: HttpRequest, key: ShownKey, token: str, **more: Any) -> HttpResponse:
    shown = {"key": key, "token": token, "asked": CONFIRMED_GROUPS} | more
    return render(request, "desk/first_run/key.html", shown)


def _confirm_key(request: HttpRequest) -> HttpResponse:
    token, typed = request.POST.get("token", ""), request.POST.get("part", "")
    try:
        confirmed = confirmed_token(confirm(token, typed))
    except BackupRefused as refusal:
        return _key_again(request, token, typed, str(refusal))
    return _ask(request, FirstRunForm(), confirmed)


def _key_again(request: HttpRequest, token: str, typed: str, wrong: str) -> HttpResponse:
    try:
        return _ask_for_part(request, shown_by(token), token, typed=typed, wrong=wrong)
    except BackupRefused:
        return _welcome(request, wrong)


def _ask(request: HttpRequest, form: FirstRunForm, confirmed: str) -> HttpResponse:
    return render(request, "desk/first_run/form.html", {"form": form, "token": confirmed})


def _make(request: HttpRequest) -> HttpResponse:
    confirmed, form = request.POST.get("token", ""), FirstRunForm(request.POST)
    try:
        public = public_of(confirmed)
    except BackupRefused as refusal:
        return _welcome(request, str(refusal))
    if not form.is_valid():
        return _ask(request, form, confirmed)
    at = clock.now()
    try:
        by = set_up_station(**form.plan(), at=at)
    except PeopleRefused:
        return redirect("account_login")
    with seeing(by.stations):
        adopt_recovery_key(public=public, by=by, at=at)
    shown = {"form": form, "data_dir": settings.DATA_DIR, "backup_dir": settings.BACKUP_DIR}
    return render(request, "desk/first_run/done.html", shown)
