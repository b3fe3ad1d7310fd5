"""The addresses of the demo, which alone has the style guide."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from gatepost.config.urls import urlpatterns as own
from gatepost.desk.pages.styleguide import styleguide

urlpatterns: list[URLPattern | URLResolver] = [*own, path("styleguide/", styleguide, name="styleguide")]
