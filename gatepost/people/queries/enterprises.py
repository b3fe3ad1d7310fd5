"""Lists of enterprises."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from gatepost.kernel.search.questions import query_terms
from gatepost.people.models import Enterprise, Tenancy
from gatepost.people.queries.persons import find_here

MOST = 500


def enterprises(
    station_id: UUID, day: date, *, asked: str = "", building_id: UUID | None = None
) -> QuerySet[Enterprise]:
    """Those that are here, with `.rooms` of that day and the number of people known to work there."""
    rows = Enterprise.objects.filter(station_id=station_id, ended_on=None)
    if asked.strip():
        rows = rows.filter(pk__in=find_here(station_id, query_terms(asked).text_terms, ["enterprise"], most=MOST))
    if building_id:
        rows = rows.filter(tenancies__building_id=building_id, tenancies__until_on=None)
    now = Tenancy.objects.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day).select_related("building")
    people = Count("employments", filter=Q(employments__until_on=None), distinct=True)
    return rows.annotate(people=people).prefetch_related(Prefetch("tenancies", now, to_attr="rooms")).order_by("name")
