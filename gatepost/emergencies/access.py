"""Who may do what with an emergency and its policy."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.access import Actor, Permission, require


def may_edit_policy(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_POLICY)
