"""Who may do what at the gate."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.access import Actor, Permission, require


def may_check(actor: Actor) -> UUID:
    return require(actor, Permission.CHECK_PASSES)


def may_overrule(actor: Actor) -> UUID:
    return require(actor, Permission.OVERRULE)


def may_issue(actor: Actor) -> UUID:
    return require(actor, Permission.ISSUE_PASSES)


def may_rotate_keys(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_DEVICES)
