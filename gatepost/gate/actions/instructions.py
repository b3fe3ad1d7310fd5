"""Instructions of a leader to the shift: given, said to be known by each once, withdrawn."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.gate.access import may_instruct, stands_at_the_post
from gatepost.gate.models import Instruction, InstructionSeen
from gatepost.gate.queries.instructions import colleagues_at_posts, holds
from gatepost.gate.shift_refusals import ShiftRefused
from gatepost.kernel import audit, clock
from gatepost.kernel.access import Actor
from gatepost.places.models import Post


@transaction.atomic
def give_instruction(*, post_id: UUID | None, text: str, until_on: date | None, by: Actor, at: datetime) -> Instruction:
    """Whose word is waited for is settled here and now. Raises ShiftRefused: not_here, no_words, too_many_words, over_already."""
    station_id, staff_id = may_instruct(by)
    if post_id and not Post.objects.filter(station_id=station_id, pk=post_id, ended_at=None).exists():
        raise ShiftRefused("not_here", "post")
    row = Instruction.objects.create(
        station_id=station_id,
        post_id=post_id,
        text=_words(text),
        written_by=staff_id,
        since=at,
        until_at=_end(until_on, at),
        expected=[one for one in colleagues_at_posts(station_id, clock.local(at).date()) if one != staff_id],
    )
    audit.record(
        by=by,
        at=at,
        action="gate.give_instruction",
        subject_kind="instruction",
        subject_id=row.id,
        expected=len(row.expected),
    )
    return row


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise ShiftRefused("no_words", "text")
    if len(words) > Instruction.LONGEST:
        raise ShiftRefused("too_many_words", "text")
    return words


def _end(until_on: date | None, at: datetime) -> datetime | None:
    """The end of its last day."""
    if until_on is None:
        return None
    until_at = clock.day_bounds(until_on)[1]
    if until_at <= at:
        raise ShiftRefused("over_already", "until_on")
    return until_at


@transaction.atomic
def acknowledge_instruction(*, instruction_id: UUID, by: Actor, at: datetime) -> bool:
    """False when this one has said so before: the first time stays. Raises ShiftRefused: no_longer_holds."""
    station_id, staff_id = stands_at_the_post(by)
    # Nobody withdraws it meanwhile.
    row = Instruction.objects.select_for_update(no_key=True).get(station_id=station_id, pk=instruction_id)
    if not holds(row, at):
        raise ShiftRefused("no_longer_holds")
    _seen, is_new = InstructionSeen.objects.get_or_create(
        instruction=row, staff_id=staff_id, defaults={"station_id": station_id, "seen_at": at}
    )
    if is_new:
        audit.record(by=by, at=at, action="gate.acknowledge_instruction", subject_kind="instruction", subject_id=row.id)
    return is_new


@transaction.atomic
def withdraw_instruction(*, instruction_id: UUID, by: Actor, at: datetime) -> Instruction:
    """Nobody is asked about it any more; who has seen it stays known. Raises ShiftRefused: no_longer_holds."""
    station_id, staff_id = may_instruct(by)
    row = Instruction.objects.select_for_update(no_key=True).get(station_id=station_id, pk=instruction_id)
    if not holds(row, at):
        raise ShiftRefused("no_longer_holds")
    row.withdrawn_at, row.withdrawn_by = at, staff_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(by=by, at=at, action="gate.withdraw_instruction", subject_kind="instruction", subject_id=row.id)
    return row
