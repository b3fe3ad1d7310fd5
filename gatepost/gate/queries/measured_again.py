"""High temperatures that were not the last word."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import BooleanField, F, Func, QuerySet

from gatepost.gate.models import Passage
from gatepost.gate.queries.passages import passages_of_day


def measured_again(station_id: UUID, day: date, *, threshold: int | None) -> QuerySet[Passage]:
    """Passages with a reading after a high one. `threshold` is what `high_from` says; without a policy none is high."""
    rows = passages_of_day(station_id, day)
    if threshold is None:
        return rows.none()
    high_before_last = Func(
        F("readings"),
        function="jsonb_path_exists",
        template=f"%(function)s(%(expressions)s, '$[0 to last - 1] ? (@.tenths >= {threshold:d})')",
        output_field=BooleanField(),
    )
    return rows.filter(highest_tenths__gte=threshold).filter(high_before_last)
