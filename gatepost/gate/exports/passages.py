"""Passages of a day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.enums import Direction, Verdict
from gatepost.gate.exports.moments import minute_of
from gatepost.gate.models import Passage
from gatepost.gate.names import DIRECTION_NAMES, PASSER_NAMES, VERDICT_NAMES
from gatepost.gate.queries.passages import PassageLine, with_names
from gatepost.gate.templatetags.gate import reasons, short_name
from gatepost.kernel.sheets.writing import Value

PASSAGE_COLUMNS = (
    gettext_lazy("Time"),
    gettext_lazy("Who"),
    gettext_lazy("Kind"),
    gettext_lazy("Door"),
    gettext_lazy("Direction"),
    "℃",
    gettext_lazy("Verdict"),
    gettext_lazy("What came of it"),
    gettext_lazy("Why"),
    gettext_lazy("Post"),
)
_AT_ONCE = 1000


def passage_rows(station_id: UUID, found: QuerySet[Passage]) -> Iterator[list[Value]]:
    """Names are looked up for a thousand rows at a time, so that the longest list keeps little in memory."""
    rows = found.iterator(chunk_size=_AT_ONCE)
    while some := list(islice(rows, _AT_ONCE)):
        yield from (_cells(line) for line in with_names(station_id, some))


def _cells(line: PassageLine) -> list[Value]:
    row = line.passage
    return [
        minute_of(row.happened_at),
        short_name(line),
        str(PASSER_NAMES[PasserKind(row.passer)]),
        line.door,
        _direction(row),
        None if row.highest_tenths is None else row.highest_tenths / 10,
        str(VERDICT_NAMES[Verdict(row.verdict)]),
        _outcome(row),
        reasons(row.reasons),
        line.post,
    ]


def _direction(row: Passage) -> str:
    word = str(DIRECTION_NAMES[Direction(row.direction)])
    return f"{word} {_('concluded')}" if row.inferred else word


def _outcome(row: Passage) -> str:
    if not row.passed:
        return _("did not pass")
    return f"{_('by exception')} · {row.overrule_reason}" if row.overrule_reason else _("went through")
