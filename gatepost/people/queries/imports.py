"""Finding imports, their rows, and what was remembered of their senders."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gatepost.kernel.sheets.importing import ImportKind, Problem, RowVerdict
from gatepost.people.models import ImportMapping, ImportRow, SheetImport

NOT_TAKEN = (RowVerdict.REFUSED, RowVerdict.ASKED)


def imports_of(station_id: UUID) -> QuerySet[SheetImport]:
    """Newest first."""
    return SheetImport.objects.filter(station_id=station_id)


def senders_of(station_id: UUID) -> list[str]:
    """Those whose columns are remembered."""
    rows = ImportMapping.objects.filter(station_id=station_id).order_by("sender")
    return list(rows.values_list("sender", flat=True).distinct())


def remembered_of(row: SheetImport) -> ImportMapping:
    """How the sender's columns were meant last time; an empty one for a new sender."""
    found = ImportMapping.objects.filter(station_id=row.station_id, kind=row.kind, sender=row.sender or None).first()
    return found or ImportMapping(station_id=row.station_id, kind=row.kind, sender=row.sender)


def rows_of(row: SheetImport, *verdicts: RowVerdict) -> QuerySet[ImportRow]:
    rows = ImportRow.objects.filter(sheet_import=row, station_id=row.station_id)
    return rows.filter(verdict__in=verdicts) if verdicts else rows


def told_of(row: ImportRow, kind: ImportKind) -> str:
    """All that is wrong with a row, in the language of whoever reads."""
    labels = {field.name: str(field.label) for field in kind.fields}
    return " ".join(_told(Problem(*problem), kind, labels) for problem in row.problems)


def changed_of(row: ImportRow, kind: ImportKind) -> str:
    """What a row changes, by the names of its columns."""
    labels = {field.name: str(field.label) for field in kind.fields}
    return _(", ").join(labels.get(name, name) for name in row.changes)


def _told(problem: Problem, kind: ImportKind, labels: dict[str, str]) -> str:
    why = kind.sentence(problem)
    return _("%(what)s: %(why)s") % {"what": labels[problem.field], "why": why} if problem.field in labels else why
