"""Who acts in this request, and a transaction that shows the database only that one's stations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject

from gatepost.kernel import clock
from gatepost.kernel.access import NOBODY, SECOND_FACTOR_ROLES, Actor, NotAllowed
from gatepost.kernel.tenancy import seeing
from gatepost.people.actors import actor_for
from gatepost.people.models import StaffAccount
from gatepost.people.sign_in import has_second_factor

STATION_SESSION_KEY = "station"
_WITHOUT_SECOND_FACTOR = ("/account/", "/language/", "/static/")


def _find_actor(request: HttpRequest) -> Actor:
    user = request.user
    if not isinstance(user, StaffAccount):
        return NOBODY
    chosen = request.session.get(STATION_SESSION_KEY)
    return actor_for(user, day=clock.today(), chosen_station=UUID(chosen) if chosen else None)


def _must_set_up_second_factor(request: HttpRequest, actor: Actor) -> bool:
    if request.path.startswith(_WITHOUT_SECOND_FACTOR):
        return False
    trusted = any(grant.role in SECOND_FACTOR_ROLES for grant in actor.grants)
    return trusted and not has_second_factor(request.user)


def _answers_by_exception(view: Callable[..., HttpResponseBase]) -> bool:
    """The library's pages ask for a password once more by raising, which only its own middleware may catch; they read no station's
    rows."""
    return view.__module__.startswith("allauth.")


class ActorMiddleware:
    """`request.actor` is frozen for the request; the view runs inside one transaction that sees its stations."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = SimpleLazyObject(lambda: _find_actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if getattr(view, "opens_own_transaction", False) or _answers_by_exception(view):
            return None
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if _must_set_up_second_factor(request, actor):
            return redirect("mfa_index")
        try:
            with seeing(actor.stations):
                response = view(request, *args, **kwargs)
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                return response
        except NotAllowed as refusal:
            return not_allowed(request, refusal)


def not_allowed(request: HttpRequest, refusal: NotAllowed) -> HttpResponse:
    return render(request, "403.html", {"permission": refusal.permission}, status=403)
