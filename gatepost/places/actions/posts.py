"""Posts: founded at an entrance, with the text of their sign, and ended (F47, F48, F75)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.places.access import may_edit_places
from gatepost.places.findable import drop_post, put_post
from gatepost.places.models import Entrance, Post
from gatepost.places.refusals import PlaceRefused, refusing


@transaction.atomic
def found_post(*, entrance_id: UUID, name: str, sign_text: str, founded_at: datetime, by: Actor, at: datetime) -> Post:
    """Raises PlaceRefused: in_the_future, one_stands_there."""
    station_id = may_edit_places(by)
    if founded_at > at:
        raise PlaceRefused("in_the_future", "founded_at")
    entrance = Entrance.objects.select_related("compound").get(station_id=station_id, pk=entrance_id)
    with refusing("places_post_one_per_entrance", "one_stands_there", "entrance"):
        row = Post.objects.create(
            station_id=station_id, entrance=entrance, name=name, sign_text=sign_text, founded_at=founded_at
        )
    put_post(row)
    audit.record(by=by, at=at, action="places.found_post", subject_kind="post", subject_id=row.id, sign=sign_text)
    return row


@transaction.atomic
def change_sign(*, post_id: UUID, name: str, sign_text: str, by: Actor, at: datetime) -> Post:
    """Raises PlaceRefused: has_ended."""
    row = _standing(post_id, by)
    before = row.sign_text
    row.name, row.sign_text = name, sign_text
    row.save(update_fields=["name", "sign_text"])
    put_post(row)
    audit.record(
        by=by,
        at=at,
        action="places.change_sign",
        subject_kind="post",
        subject_id=row.id,
        before=before,
        sign=sign_text,
    )
    return row


@transaction.atomic
def end_post(*, post_id: UUID, by: Actor, at: datetime) -> Post:
    """From this instant on. Raises PlaceRefused: has_ended, before_it_began."""
    row = _standing(post_id, by)
    if at <= row.founded_at:
        raise PlaceRefused("before_it_began")
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    drop_post(row)
    audit.record(by=by, at=at, action="places.end_post", subject_kind="post", subject_id=row.id)
    return row


def _standing(post_id: UUID, by: Actor) -> Post:
    rows = Post.objects.select_for_update(of=("self",)).select_related("entrance__compound")
    row = rows.get(station_id=may_edit_places(by), pk=post_id)
    if row.ended_at is not None:
        raise PlaceRefused("has_ended")
    return row
