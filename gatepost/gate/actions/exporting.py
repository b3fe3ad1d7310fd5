"""Lists that leave the house as a file: all lines that the list has, bounded, masked as on the page, and recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gatepost.gate.access import may_see_passages, may_see_passes
from gatepost.gate.exports import (
    INSIDE_COLUMNS,
    PASS_COLUMNS,
    PASSAGE_COLUMNS,
    inside_rows_of,
    pass_rows,
    passage_rows,
)
from gatepost.gate.exports.narrowing import narrowed_passages, narrowed_passes
from gatepost.gate.queries.inside import list_inside
from gatepost.gate.queries.passages import filtered_passages, high_from
from gatepost.gate.queries.passes import passes
from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.kernel.sheets.writing import SheetForm, Table, Value, said_by, write

MOST_LINES = 20_000
"""In one file: more is no list that somebody reads, and a request must end."""


class TooManyLines(Exception):
    """The list has more lines than one file may hold."""


@transaction.atomic
def export_passages(*, day: date, only: str, post_id: UUID | None, form: SheetForm, by: Actor, at: datetime) -> bytes:
    """As the list of the day is narrowed. Raises TooManyLines."""
    station_id = may_see_passages(by)
    threshold = high_from(station_id, day, at)
    found = filtered_passages(station_id, day, threshold=threshold, only=only, post_id=post_id)
    _must_fit(found.count())
    rows = list(passage_rows(station_id, found))
    about = narrowed_passages(station_id, day, threshold=threshold, only=only, post_id=post_id)
    content = _written(_("Passages"), PASSAGE_COLUMNS, rows, about, form, by, at)
    _record(by, at, "passage", action="gate.export_passages", on=day.isoformat(), form=form, lines=len(rows))
    return content


@transaction.atomic
def export_inside(*, form: SheetForm, by: Actor, at: datetime) -> bytes:
    """Raises TooManyLines."""
    station_id = may_see_passages(by)
    lines, total = list_inside(station_id, most=MOST_LINES)
    _must_fit(total)
    about = [_("Inside now")]
    content = _written(_("Inside now"), INSIDE_COLUMNS, list(inside_rows_of(lines)), about, form, by, at)
    _record(by, at, "presence", action="gate.export_inside", form=form, lines=len(lines))
    return content


@transaction.atomic
def export_passes(*, state: str, kind: str, asked: str, form: SheetForm, by: Actor, at: datetime) -> bytes:
    """As the list of passes is narrowed. What was searched for may be a name and stays out of the audit. Raises TooManyLines."""
    station_id = may_see_passes(by)
    found = passes(station_id, at=at, state=state, kind=kind, asked=asked)
    _must_fit(found.count())
    rows = list(pass_rows(found, at))
    about = narrowed_passes(state=state, kind=kind, asked=asked)
    content = _written(_("Passes"), PASS_COLUMNS, rows, about, form, by, at)
    _record(by, at, "pass", action="gate.export_passes", form=form, lines=len(rows))
    return content


def _must_fit(lines: int) -> None:
    if lines > MOST_LINES:
        raise TooManyLines


def _written(
    name: str,
    columns: Iterable[Any],
    rows: Sequence[Sequence[Value]],
    about: list[str],
    form: SheetForm,
    by: Actor,
    at: datetime,
) -> bytes:
    count = ngettext("%(count)s line", "%(count)s lines", len(rows)) % {"count": len(rows)}
    titles = [str(title) for title in columns]
    return write(Table(name, titles, rows, said_by(by.name, at), " · ".join([*about, count])), form)


def _record(by: Actor, at: datetime, kind: str, *, action: str, **detail: Any) -> None:
    audit.record(by=by, at=at, action=action, subject_kind=kind, subject_id=None, **detail)
