"""Who may set the post up: somebody at this machine, or somebody with the code that its terminal shows."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from gatepost.kernel.plain_text import compact
from gatepost.people.models import StaffAccount

_ALLOWED = "first_run"
_FORWARDED = ("X-Forwarded-For", "X-Real-Ip", "Forwarded")


def is_open() -> bool:
    """Once there is an account, never again."""
    return not StaffAccount.objects.exists()


def may_set_up(request: HttpRequest) -> bool:
    return is_from_this_machine(request) or bool(request.session.get(_ALLOWED))


def is_from_this_machine(request: HttpRequest) -> bool:
    """Behind a proxy everybody seems to be here, so nobody counts as being here."""
    if settings.GATEPOST_SECURE or any(header in request.headers for header in _FORWARDED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def let_in(request: HttpRequest, typed: str) -> bool:
    """By the code of the terminal. It is another one at each start."""
    code = str(settings.SETUP_CODE)
    if not code or not constant_time_compare(compact(code), compact(typed)):
        return False
    request.session[_ALLOWED] = True
    return True
