"""Who calls: a device by its token, or a person who is signed in. Both become an Actor."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja.errors import AuthenticationError
from ninja.security import APIKeyCookie, HttpBearer
from ninja.utils import check_csrf

from gatepost.api.device_access import actor_of, may_call
from gatepost.api.problems import Problem
from gatepost.kernel import clock
from gatepost.kernel.access import SECOND_FACTOR_ROLES, Actor
from gatepost.people.sign_in import has_second_factor
from gatepost.sync.queries import device_by_token, note_seen

_SCHEME = "bearer"


class DeviceToken(HttpBearer):
    """Enrolled on the desk; the token is shown there once. Which calls it may make depends on the kind of device."""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        return _actor(request)


class StaffSession(APIKeyCookie):
    """The desk's own calls, with its session and its CSRF token (header X-CSRFToken)."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self) -> None:
        super().__init__(csrf=False)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        return _actor(request)


def _actor(request: HttpRequest) -> Actor:
    """By now `identify` has found it: ninja only asks whether somebody is there, and describes how to be."""
    return request.actor  # type: ignore[attr-defined,no-any-return]


def identify(request: HttpRequest, operation_id: str | None) -> Actor:
    """Raises AuthenticationError, or Problem for who may not call this. Who sends a token is a device and nobody else."""
    header = request.META.get("HTTP_AUTHORIZATION")
    if header is None:
        return _staff_actor(request)
    scheme, _space, token = header.partition(" ")
    return _device_actor(request, scheme, token.strip(), operation_id)


def _device_actor(request: HttpRequest, scheme: str, token: str, operation_id: str | None) -> Actor:
    device = device_by_token(token) if scheme.lower() == _SCHEME else None
    if device is None:
        raise AuthenticationError
    note_seen(device, clock.now())
    request.forget_before = device.forget_before  # type: ignore[attr-defined]
    if not may_call(device.kind, operation_id):
        detail = _("A %(kind)s may not make this call. A signed-in person may.") % {"kind": device.kind.label}
        raise Problem("not-for-this-device", detail)
    return actor_of(device)


def _staff_actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.staff_id is None:
        raise AuthenticationError
    if check_csrf(request):
        detail = _("The page was open for too long, or the call came from elsewhere. Load the page again.")
        raise Problem("page-too-old", detail)
    if any(grant.role in SECOND_FACTOR_ROLES for grant in actor.grants) and not has_second_factor(request.user):
        detail = _("Your role needs a second factor. Set it up on your account page first.")
        raise Problem("second-factor-needed", detail)
    return actor
