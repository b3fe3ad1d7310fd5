"""Whose signatures are enough to destroy what a whole emergency left: plain values in and out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from gatepost.kernel.access import Role

LEADING = frozenset({Role.STATION_LEAD.value, Role.BRANCH_SECRETARY.value, Role.DEPUTY_HEAD.value})
NEEDED = 2


@dataclass(frozen=True, slots=True)
class Signed:
    by: UUID
    roles: frozenset[str]


def are_enough(signatures: Iterable[Signed]) -> bool:
    """Two different people, one of whom leads the station: those above may agree, they cannot close alone."""
    signed = {one.by: one for one in signatures}
    return len(signed) >= NEEDED and any(one.roles & LEADING for one in signed.values())
