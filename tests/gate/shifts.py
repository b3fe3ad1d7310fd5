"""Instructions and hand-overs as people of Alice's station make them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from gatepost.gate.actions.handovers import sign_handover, take_handover
from gatepost.gate.actions.instructions import acknowledge_instruction, give_instruction, withdraw_instruction
from gatepost.gate.models import HandOver, Instruction
from gatepost.people.models import StaffAccount
from tests.cast import Cast
from tests.factories import NOON, actor_of

WORDS = "快递一律放东侧架"


def instruct(
    cast: Cast, *, text: str = WORDS, post_id: UUID | None = None, until_on: date | None = None, at: datetime = NOON
) -> Instruction:
    return give_instruction(post_id=post_id, text=text, until_on=until_on, by=actor_of(cast.alice), at=at)


def know(row: Instruction, who: StaffAccount, *, at: datetime = NOON) -> bool:
    return acknowledge_instruction(instruction_id=row.id, by=actor_of(who), at=at)


def withdraw(row: Instruction, who: StaffAccount, *, at: datetime = NOON) -> Instruction:
    return withdraw_instruction(instruction_id=row.id, by=actor_of(who), at=at)


def sign(
    cast: Cast, *, by: StaffAccount | None = None, after: HandOver | None = None, note: str = "", at: datetime = NOON
) -> HandOver:
    """At the east post, by Bob unless somebody else is named."""
    post_id, last = cast.house.east.id, after.id if after else None
    return sign_handover(post_id=post_id, after=last, note=note, by=actor_of(by or cast.bob), at=at)


def take(row: HandOver, who: StaffAccount, *, at: datetime = NOON) -> HandOver:
    return take_handover(handover_id=row.id, by=actor_of(who), at=at)
