"""Every address below /api/, known or not, answers as the API does."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path

from gatepost.api.api import api
from gatepost.api.calls import answering, unknown_address


def _answering(pattern: URLPattern | URLResolver) -> URLPattern | URLResolver:
    if isinstance(pattern, URLPattern):
        pattern.callback = answering(pattern.callback)
    return pattern


_patterns, _app_name, _namespace = api.urls
urlpatterns = [
    path("", include(([_answering(pattern) for pattern in _patterns], _app_name), namespace=_namespace)),
    re_path(r"^(?P<rest>.*)$", unknown_address),
]
