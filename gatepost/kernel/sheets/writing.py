"""Sheets that leave the house: no cell runs when it is opened, numbers stay whole, and the first line says who, when and what then."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gatepost.kernel import clock
from gatepost.kernel.sheets.cells import SAFE_MARK

_RUNS = re.compile(r"[=+\-@\t\r]|[＝＋－＠]")
"""Full width too: some programs read them as the narrow ones."""
_NOT_IN_A_SHEET = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767
Value = str | int | float | None


class SheetForm(StrEnum):
    """What a list is taken out as; the value ends the file's name."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    said: str
    """Who, when, and what becomes of it: `said_by`."""
    about: str = ""
    """Which lines of which list, where that is not plain from the name."""

    @property
    def top(self) -> list[str]:
        return [line for line in (self.said, self.about) if line]


def said_by(name: str, at: datetime) -> str:
    when = date_format(clock.local(at), _("j F Y, H:i"))
    return _("Exported by %(name)s, %(when)s. For this task only: destroy it after use.") % {"name": name, "when": when}


def harmless(value: Value) -> Value:
    """A text that a program would take for a formula gets a mark before it; numbers are what they are."""
    if not isinstance(value, str):
        return value
    text = _NOT_IN_A_SHEET.sub("", value)[:_LONGEST_CELL]
    return SAFE_MARK + text if _RUNS.match(text) else text


def to_xlsx(table: Table) -> bytes:
    from gatepost.kernel.sheets import xlsx  # noqa: PLC0415  (slow to load)

    return xlsx.write(table)


def to_csv(table: Table) -> bytes:
    """UTF-8 with its mark, without which Excel takes it for something else."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerows([harmless(line)] for line in table.top)
    writer.writerow([harmless(title) for title in table.columns])
    writer.writerows([harmless(value) for value in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def write(table: Table, form: SheetForm) -> bytes:
    return to_xlsx(table) if form is SheetForm.XLSX else to_csv(table)
