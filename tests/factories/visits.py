"""Visitors who are inside, or were, as they stand in the table."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from gatepost.emergencies.models import PolicyVersion
from gatepost.gate.content import VisitorContent
from gatepost.gate.models import Visit
from gatepost.gate.visitors import seal_visitor
from gatepost.kernel import vault
from gatepost.kernel.ids import id_at
from gatepost.places.models import Post
from tests.factories.moments import at_noon

AN_HOUR_AGO, IN_THREE_HOURS = at_noon(hours=-1), at_noon(hours=3)
BAILU = VisitorContent(name="白鹭", phone="13700001111", destination="3-2-501", reason="修水管")


def make_visit(
    post: Post,
    visitor: VisitorContent | None = BAILU,
    *,
    came_at: datetime = AN_HOUR_AGO,
    due_out_at: datetime = IN_THREE_HOURS,
    left_at: datetime | None = None,
    policy: PolicyVersion | None = None,
) -> Visit:
    """Of the emergency, under its key; of peace time with the policy of that."""
    version = policy or post.station.policies.filter(emergency__isnull=False).latest("valid_from")
    visit = Visit(
        station_id=post.station_id,
        compound_id=post.entrance.compound_id,
        policy_id=version.id,
        in_passage_id=id_at(came_at),
        came_at=came_at,
        due_out_at=due_out_at,
        left_at=left_at,
    )
    if visitor:
        seal_visitor(visit, visitor, _key(post.station_id, version))
    visit.save()
    return visit


def _key(station_id: UUID, version: PolicyVersion) -> UUID:
    if version.emergency_id:
        return vault.emergency_key(station_id, version.emergency_id)
    return vault.station_key(station_id)
