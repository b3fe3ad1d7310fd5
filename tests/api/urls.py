"""The API alone, at its usual address: its tests need no page."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("api/", include("gatepost.api.urls"))]
