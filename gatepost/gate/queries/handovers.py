"""Hand-over notes: what the records say of a stretch at a post, the last note of it, the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.db.models import Count, QuerySet

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.handing_over import Group, HandOverFigures, ShiftFacts
from gatepost.gate.models import HandOver, Passage
from gatepost.gate.queries.inside import inside_by_kind
from gatepost.gate.queries.instructions import at_post, instructions_in_force, names_of
from gatepost.gate.queries.passages import FILTERS, figures_of, high_from
from gatepost.gate.queries.visits import visits_inside
from gatepost.kernel import clock
from gatepost.places.models import Post

FIRST_NOTE = timedelta(hours=12)
"""How far back the first note of a post looks."""
LONGEST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class HandOverLine:
    row: HandOver
    giver: str
    taker: str


def last_handover(post: Post) -> HandOver | None:
    return HandOver.objects.filter(station_id=post.station_id, post=post).order_by("-until_at").first()


def begins_at(last: HandOver | None, at: datetime) -> datetime:
    """Where the note before ended, so that nothing falls between the two."""
    return max(last.until_at, at - LONGEST) if last else at - FIRST_NOTE


def facts_of(post: Post, start: datetime, end: datetime) -> ShiftFacts:
    """As the records stand now. The post comes with its entrance."""
    station_id = post.station_id
    passed = Passage.objects.filter(station_id=station_id, post_id=post.id, happened_at__gte=start, happened_at__lt=end)
    threshold = high_from(station_id, clock.local(end).date(), end)
    counts = figures_of(passed, threshold=threshold)
    instructions = at_post(instructions_in_force(station_id, end), post.id).order_by("since", "id")
    return ShiftFacts(
        entered=counts.entered,
        left=counts.left,
        turned_away=counts.turned_away,
        turned_away_reasons=_by_reasons(passed.filter(FILTERS["turned_away"])),
        overruled=counts.overruled,
        overruled_reasons=_by_reasons(passed.filter(FILTERS["overruled"])),
        high=counts.high,
        threshold=threshold,
        inside=_inside(station_id, post.entrance.compound_id),
        instructions=list(instructions.values_list("text", flat=True)),
    )


def _inside(station_id: UUID, compound_id: UUID) -> dict[str, int]:
    """As the two lists count them: those with a pass, and visits."""
    visitors = visits_inside(station_id).filter(compound_id=compound_id).count()
    return inside_by_kind(station_id, compound_id) | {PasserKind.VISITOR.value: visitors}


def _by_reasons(rows: QuerySet[Passage]) -> list[Group]:
    """Of the rules. The words that somebody wrote to an exception may hold a name, and stay with the passage."""
    counted = rows.order_by().values("reasons").annotate(count=Count("id"))
    return [(group["reasons"], group["count"]) for group in counted]


def figures_kept(row: HandOver) -> HandOverFigures:
    return msgspec.convert(row.figures, HandOverFigures)


def handovers(station_id: UUID) -> QuerySet[HandOver]:
    """Newest first."""
    return HandOver.objects.filter(station_id=station_id).select_related("post").order_by("-until_at", "-id")


def with_colleagues(rows: Sequence[HandOver]) -> list[HandOverLine]:
    """One statement for any number of rows."""
    names = names_of({key for row in rows for key in (row.given_by, row.taken_by) if key})
    return [
        HandOverLine(row, names.get(row.given_by, ""), names.get(row.taken_by, "") if row.taken_by else "")
        for row in rows
    ]
