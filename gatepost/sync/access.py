"""Who may enroll and withdraw devices."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.access import Actor, NotAllowed, Permission, require


def may_edit_devices(actor: Actor) -> UUID:
    return require(actor, Permission.EDIT_DEVICES)


def person_of(actor: Actor) -> UUID:
    """A device never enrolls or withdraws another, whatever it may do else."""
    if actor.staff_id is None:
        raise NotAllowed(Permission.EDIT_DEVICES)
    return actor.staff_id
