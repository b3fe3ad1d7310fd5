"""Who may do what with places."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from gatepost.kernel.access import Actor, Permission, require


def may_edit_places(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_PLACES)


def edits_all_of(actor: Actor, stations: Iterable[UUID]) -> bool:
    """A body that other stations stand under is theirs too, and not one station's to change."""
    return all(actor.may(Permission.EDIT_PLACES, station_id) for station_id in stations)
