"""Addresses. The word in an address is the word of the glossary."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
