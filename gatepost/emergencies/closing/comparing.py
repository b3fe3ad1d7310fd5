"""Before and after: every number of the emergency, and every row that was to go."""

from __future__ import annotations

from gatepost.emergencies.closing.preview import counts_going
from gatepost.emergencies.models import Closing
from gatepost.kernel.retention.figures import kept_figures, summaries
from gatepost.kernel.retention.span import Span


class FiguresDiffer(Exception):
    """What was to be kept is not what is kept. Nothing more is done until somebody has looked."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(", ".join(names))


def compare(closing: Closing, span: Span) -> None:
    """Raises FiguresDiffer."""
    wrong = sorted({*_different_figures(closing, span), *_different_rows(closing, span)})
    if wrong:
        raise FiguresDiffer(wrong)


def _different_figures(closing: Closing, span: Span) -> set[str]:
    kept = summaries(kept_figures(span.station_id, span.emergency_id))
    after = {name: {"total": one.total, "mark": one.mark} for name, one in kept.items()}
    return {name for name in closing.figures.keys() | after.keys() if closing.figures.get(name) != after.get(name)}


def _different_rows(closing: Closing, span: Span) -> set[str]:
    """Something is left, or more or fewer went than were counted."""
    left = {table for table, count in counts_going(span).items() if count}
    return left | {table for table, count in closing.planned.items() if closing.ended.get(table, 0) != count}
