"""Areas on a day, and the stations that serve one."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from gatepost.places.models import Area

_SERVING = """
WITH RECURSIVE below(id) AS (
    SELECT %(area)s::uuid UNION SELECT child.id FROM places_area child JOIN below ON child.parent_id = below.id
), above(id, parent_id) AS (
    SELECT id, parent_id FROM places_area WHERE id = %(area)s
    UNION SELECT higher.id, higher.parent_id FROM places_area higher JOIN above ON higher.id = above.parent_id
)
SELECT DISTINCT station_id FROM places_station_areas WHERE area_id IN (SELECT id FROM below UNION SELECT id FROM above)
"""


def areas_on(day: date) -> QuerySet[Area]:
    """The codes of that day, each with the name that it had then."""
    return Area.objects.filter(Q(valid_until=None) | Q(valid_until__gt=day), valid_from__lte=day)


def stations_serving(area_id: UUID) -> set[UUID]:
    """Who serves the area, a part of it, or the whole that it is a part of."""
    with connection.cursor() as cursor:
        cursor.execute(_SERVING, {"area": area_id})
        return {row[0] for row in cursor.fetchall()}
