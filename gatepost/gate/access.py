"""Who may do what at the gate."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.access import Actor, NotAllowed, Permission, require


def may_check(actor: Actor) -> UUID:
    return require(actor, Permission.CHECK_PASSES)


def may_overrule(actor: Actor) -> UUID:
    return require(actor, Permission.OVERRULE)


def may_issue(actor: Actor) -> UUID:
    return require(actor, Permission.ISSUE_PASSES)


def may_rotate_keys(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_DEVICES)


def may_see_passages(actor: Actor) -> UUID:
    return require(actor, Permission.SEE_PASSAGES)


def may_see_passes(actor: Actor) -> UUID:
    return require(actor, Permission.SEE_PASSES)


def may_instruct(actor: Actor) -> tuple[UUID, UUID]:
    """The station, and who it is that asks."""
    return require(actor, Permission.INSTRUCT), _colleague(actor, Permission.INSTRUCT)


def stands_at_the_post(actor: Actor) -> tuple[UUID, UUID]:
    """The station, and whose word it is: a device gives none."""
    return require(actor, Permission.CHECK_PASSES), _colleague(actor, Permission.CHECK_PASSES)


def _colleague(actor: Actor, permission: Permission) -> UUID:
    if actor.staff_id is None:
        raise NotAllowed(permission)
    return actor.staff_id
