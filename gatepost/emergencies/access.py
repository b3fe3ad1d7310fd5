"""Who may do what with an emergency and its policy."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.access import Actor, NotAllowed, Permission, require


def may_edit_policy(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_POLICY)


def may_approve(actor: Actor) -> tuple[UUID, UUID]:
    """At which station, and which superior: never a device."""
    station_id = require(actor, Permission.APPROVE)
    if actor.staff_id is None:
        raise NotAllowed(Permission.APPROVE)
    return station_id, actor.staff_id


def may_sign_closing(actor: Actor) -> tuple[UUID, UUID]:
    """At which station, and who: never a device."""
    station_id = require(actor, Permission.CLOSE_EMERGENCY)
    if actor.staff_id is None:
        raise NotAllowed(Permission.CLOSE_EMERGENCY)
    return station_id, actor.staff_id
