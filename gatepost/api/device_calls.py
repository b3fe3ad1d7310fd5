"""A short way in for devices: a call with a token needs no session, cookie, message, sign-in or page header, and a gate waits for it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers

_PREFIX = "/api/"
FORGET_BEFORE = "Gatepost-Forget-Before"
"""In every answer to a device since an emergency was closed: what it holds from before this instant it is to destroy."""

Answer = Callable[[HttpRequest], HttpResponseBase]


class DeviceCallMiddleware:
    """Stands before everything that people's pages need; whatever is not a device's call goes on to that."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "HTTP_AUTHORIZATION" not in request.META or not request.path_info.startswith(_PREFIX):
            return self.get_response(request)
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        request.resolver_match = match
        language = translation.get_language_from_request(request)
        with translation.override(language):
            response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
        response.setdefault("Content-Language", language)
        if forget_before := getattr(request, "forget_before", None):
            response[FORGET_BEFORE] = forget_before.isoformat()
        patch_vary_headers(response, ("Accept-Language", "Authorization"))
        return response
