"""What stands in each column of a sheet: enough to see what it is, too little to copy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from gatepost.kernel.masking import mask_identity, mask_name, mask_phone, mask_plate
from gatepost.kernel.plain_text import plain
from gatepost.kernel.sheets import Cell, CellMark
from gatepost.kernel.sheets.fields import Shown
from gatepost.kernel.sheets.headers import letters
from gatepost.kernel.sheets.importing import ImportKind
from gatepost.people.models import SheetImport
from gatepost.people.sheet_files import OpenedSheet

_ROWS_LOOKED_AT = 200
_SAMPLES = 3
_LONGEST = 24
_MAYBE_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
_SECRET = re.compile("密码|口令|密钥|password", re.IGNORECASE)
"""Nobody needs to see one to say what the column is."""
_LONG_NUMBER = re.compile(r"[0-9+][0-9Xx +-]{6,}")
_MASKS: dict[Shown, Callable[[str], str]] = {
    Shown.PLAIN: str,
    Shown.NAME: mask_name,
    Shown.PHONE: mask_phone,
    Shown.NUMBER: mask_identity,
    Shown.PLATE: mask_plate,
}


@dataclass(slots=True)
class SampledColumn:
    place: int
    title: str
    letter: str
    is_hidden: bool
    samples: list[str] = field(default_factory=list)


def sample(row: SheetImport, sheet: OpenedSheet, kind: ImportKind) -> list[SampledColumn]:
    """The first values of each column, masked by what the column is guessed to be; of an unknown one whatever may be of a person."""
    shown = {one.name: one.shown for one in kind.fields}
    columns = [
        SampledColumn(place, title, letters(place), place in sheet.tab.shape.hidden_columns)
        for place, title in enumerate(row.titles)
    ]
    told = [column for column in columns if not _SECRET.search(column.title)]
    below = (line for line in sheet.book.rows(sheet.tab) if line.number > sheet.header.number)
    for line in islice(below, _ROWS_LOOKED_AT):
        for column in told:
            cell = line.cells[column.place] if column.place < len(line.cells) else None
            if cell is not None and len(column.samples) < _SAMPLES:
                column.samples.append(_said(cell, shown.get(row.columns.get(str(column.place), ""))))
    return columns


def _said(cell: Cell, shown: Shown | None) -> str:
    if isinstance(cell, CellMark):
        return "=…" if cell is CellMark.FORMULA else "#"
    if isinstance(cell, date):
        return str(cell.year)
    text = plain(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell))
    masked = _MASKS[shown](text) if shown else _unknown(text)
    return masked[:_LONGEST] + ("…" if len(masked) > _LONGEST else "")


def _unknown(text: str) -> str:
    if _MAYBE_NAME.fullmatch(text):
        return mask_name(text)
    return _LONG_NUMBER.sub(lambda number: mask_identity(number[0]), text)
