"""Addresses. The word in an address is the word of the glossary."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", include("gatepost.api.urls")),  # first: a gate waits for it
    path("", include("gatepost.desk.urls")),
    path("gate/", include("gatepost.gate.urls")),
    path("emergency/", include("gatepost.emergencies.urls")),
    path("places/", include("gatepost.places.urls")),
    path("people/", include("gatepost.people.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/", include("gatepost.people.account_urls")),
    path("language/", set_language, name="set_language"),
]

if settings.GATEPOST_DEMO:
    from gatepost.desk.pages.styleguide import styleguide

    urlpatterns.append(path("styleguide/", styleguide, name="styleguide"))
