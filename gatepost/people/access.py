"""Who may do what with people."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from gatepost.kernel.access import Actor, Permission, require


def may_edit_persons(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_PERSONS)


def may_reveal(actor: Actor) -> UUID:
    return require(actor, Permission.REVEAL_VALUES)


def may_edit_standing(actor: Actor) -> UUID:
    """Nobody records what that one may not see."""
    require(actor, Permission.SEE_POLITICAL_STATUS)
    return require(actor, Permission.EDIT_PERSONS)


def may_edit_staff(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_STAFF)


def may_answer_requests(actor: Actor) -> UUID:
    return require(actor, Permission.ANSWER_REQUESTS)


def leads_all_of(actor: Actor, stations: Iterable[UUID]) -> bool:
    """Who leads one station decides nothing about another: a role above covers everything below it."""
    return all(actor.may(Permission.EDIT_STAFF, station_id) for station_id in stations)
