"""Who may do what with places."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from gatepost.kernel.access import Actor, Permission, require


def may_edit_places(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_PLACES)


def may_edit_station(actor: Actor) -> UUID:
    """Roles held at the station's bodies hold for the station: who names the bodies decides over its staff as well."""
    require(actor, Permission.EDIT_STAFF)
    return require(actor, Permission.EDIT_PLACES)


def edits_station(actor: Actor) -> bool:
    return actor.may(Permission.EDIT_STAFF) and actor.may(Permission.EDIT_PLACES)


def edits_all_of(actor: Actor, stations: Iterable[UUID]) -> bool:
    """A body that other stations stand under, or an area that they serve, is theirs too, and not one station's to change."""
    return all(actor.may(Permission.EDIT_PLACES, station_id) for station_id in stations)
