"""Finding places."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from gatepost.places.models import Post, Station

_BELOW = """
WITH RECURSIVE below(root, id) AS (
    SELECT id, id FROM places_organisation WHERE id = ANY(%s)
    UNION SELECT below.root, child.id FROM places_organisation child JOIN below ON child.parent_id = below.id
)
SELECT DISTINCT below.root, station.id FROM places_station station
JOIN below ON below.id IN (station.organisation_id, station.branch_id, station.host_community_id)
"""


def stations_below(organisation_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """For each organisation the stations at or below it; a community's are those that it hosts."""
    wanted = list(organisation_ids)
    found: dict[UUID, set[UUID]] = {root: set() for root in wanted}
    with connection.cursor() as cursor:
        cursor.execute(_BELOW, [wanted])
        for root, station_id in cursor.fetchall():
            found[root].add(station_id)
    return found


def station_name(station_id: UUID) -> str:
    return Station.objects.values_list("organisation__name", flat=True).get(pk=station_id)


def open_posts(station_id: UUID) -> list[Post]:
    posts = Post.objects.filter(station_id=station_id, ended_at=None)
    return list(posts.select_related("entrance__compound").order_by("name"))
