"""Which registers can be imported: every kind that a module offers, as config/wiring.py lists them."""

from __future__ import annotations

from gatepost.kernel.access import Actor
from gatepost.kernel.sheets.importing import ImportKind, ImportPort
from gatepost.kernel.wiring import providers


def all_kinds() -> tuple[ImportKind, ...]:
    return tuple(kind for offer in providers(ImportPort) for kind in offer())


def kinds_for(actor: Actor) -> tuple[ImportKind, ...]:
    return tuple(kind for kind in all_kinds() if actor.may(kind.permission))


def kind_named(name: str) -> ImportKind:
    return next(kind for kind in all_kinds() if kind.name == name)
