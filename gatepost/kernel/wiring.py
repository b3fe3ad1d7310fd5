"""How something low reaches something high: it asks the tables of config/wiring.py, which alone know both."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings


def _table(name: str) -> dict[Any, tuple[Any, ...]]:
    table: dict[Any, tuple[Any, ...]] = getattr(import_module(settings.GATEPOST_WIRING), name)
    return table


def announce(event: object) -> None:
    """Calls who listens to this kind of event, in the transaction of the announcer: one that fails rolls it back."""
    for listener in _table("LISTENERS").get(type(event), ()):
        listener(event)


def providers(port: object) -> tuple[Any, ...]:
    """Who answers a port; nobody is an answer, too."""
    return _table("PROVIDERS").get(port, ())
