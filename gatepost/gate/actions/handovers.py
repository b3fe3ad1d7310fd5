"""One shift hands a post over to the next: the giver signs a note, somebody else takes it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction

from gatepost.gate.access import stands_at_the_post
from gatepost.gate.handing_over import told
from gatepost.gate.models import HandOver
from gatepost.gate.queries.handovers import begins_at, facts_of, last_handover
from gatepost.gate.shift_refusals import ShiftRefused
from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.places.models import Post


@transaction.atomic
def sign_handover(*, post_id: UUID, after: UUID | None, note: str, by: Actor, at: datetime) -> HandOver:
    """`after` is the last note that the giver saw of this post. Raises ShiftRefused: not_here, handed_over_meanwhile, too_many_words."""
    station_id, staff_id = stands_at_the_post(by)
    words = note.strip()
    if len(words) > HandOver.LONGEST:
        raise ShiftRefused("too_many_words", "note")
    # Two who hand the same post over come one after the other.
    posts = Post.objects.select_for_update(no_key=True, of=("self",)).select_related("entrance")
    post = posts.filter(station_id=station_id, pk=post_id, ended_at=None).first()
    if post is None:
        raise ShiftRefused("not_here")
    last = last_handover(post)
    if (last.id if last else None) != after:
        raise ShiftRefused("handed_over_meanwhile")
    start = begins_at(last, at)
    row = HandOver.objects.create(
        station_id=station_id,
        post=post,
        from_at=start,
        until_at=at,
        figures=msgspec.to_builtins(told(facts_of(post, start, at))),
        note=words,
        given_by=staff_id,
    )
    audit.record(by=by, at=at, action="gate.sign_handover", subject_kind="handover", subject_id=row.id)
    return row


@transaction.atomic
def take_handover(*, handover_id: UUID, by: Actor, at: datetime) -> HandOver:
    """The post is the taker's from now on. Raises ShiftRefused: taken_already, own_note."""
    station_id, staff_id = stands_at_the_post(by)
    row = HandOver.objects.select_for_update(no_key=True).get(station_id=station_id, pk=handover_id)
    if row.taken_at is not None:
        raise ShiftRefused("taken_already")
    if row.given_by == staff_id:
        raise ShiftRefused("own_note")
    row.taken_by, row.taken_at = staff_id, at
    row.save(update_fields=["taken_by", "taken_at"])
    audit.record(by=by, at=at, action="gate.take_handover", subject_kind="handover", subject_id=row.id)
    return row
