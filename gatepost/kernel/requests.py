"""A request that knows who acts, and pages that ask for a permission before anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from gatepost.kernel.access import Actor, Permission, require

Args = ParamSpec("Args")


class StaffRequest(HttpRequest):
    """What every page receives: the middleware has put the actor there, `page` the station."""

    actor: Actor
    station_id: UUID


def page(
    permission: Permission,
) -> Callable[
    [Callable[Concatenate[StaffRequest, Args], HttpResponse]], Callable[Concatenate[StaffRequest, Args], HttpResponse]
]:
    """A page for people with a permission at their station. Who is not signed in is asked to; who may not is told so."""

    def mark(
        view: Callable[Concatenate[StaffRequest, Args], HttpResponse],
    ) -> Callable[Concatenate[StaffRequest, Args], HttpResponse]:
        @wraps(view)
        def guarded(request: StaffRequest, /, *args: Args.args, **kwargs: Args.kwargs) -> HttpResponse:
            if request.actor.staff_id is None:
                return _to_sign_in(request)
            request.station_id = require(request.actor, permission)
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return mark


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Where only a part of a page was asked for, the whole page goes: the form is not set into its middle."""
    if "HX-Request" not in request.headers:
        return redirect_to_login(request.get_full_path())
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    address = f"{page.path or '/'}?{page.query}" if page.query else page.path or "/"
    return HttpResponse(headers={"HX-Redirect": redirect_to_login(address).url})
