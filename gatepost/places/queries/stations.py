"""Stations, and the bodies that they stand under."""

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

_ABOVE = """
WITH RECURSIVE above(id, parent_id) AS (
    SELECT body.id, body.parent_id FROM places_organisation body
    JOIN places_station station ON body.id IN (station.organisation_id, station.branch_id, station.host_community_id)
    WHERE station.id = %s
    UNION SELECT higher.id, higher.parent_id FROM places_organisation higher JOIN above ON higher.id = above.parent_id
)
SELECT id FROM above
"""
_BESIDE = """
WITH RECURSIVE below(id) AS (
    SELECT coalesce(body.parent_id, body.id) FROM places_organisation body
    JOIN places_station station ON body.id IN (station.organisation_id, station.branch_id, station.host_community_id)
    WHERE station.id = %s
    UNION SELECT child.id FROM places_organisation child JOIN below ON child.parent_id = below.id
)
SELECT id FROM below
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


def organisations_above(station_id: UUID) -> set[UUID]:
    """The station's own bodies, the community that hosts it, and everything above them: roles there cover the station."""
    return _identifiers(_ABOVE, station_id)


def organisations_around(station_id: UUID) -> set[UUID]:
    """Those above, and what stands beside and below the station's own bodies."""
    return _identifiers(_ABOVE, station_id) | _identifiers(_BESIDE, station_id)


def _identifiers(query: str, station_id: UUID) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(query, [station_id])
        return {row[0] for row in cursor.fetchall()}


def station_names(station_ids: Iterable[UUID]) -> list[tuple[UUID, str]]:
    rows = Station.objects.filter(pk__in=list(station_ids)).order_by("organisation__name")
    return list(rows.values_list("id", "organisation__name"))


def station_name(station_id: UUID) -> str:
    return Station.objects.values_list("organisation__name", flat=True).get(pk=station_id)


def open_posts(station_id: UUID) -> list[Post]:
    posts = Post.objects.filter(station_id=station_id, ended_at=None)
    return list(posts.select_related("entrance__compound").order_by("name"))
