"""An empty sheet to fill in: columns under names that are read again, kept as text so that no program changes a number.

Slow to load, as `xlsx` is: whoever answers with one imports this module then.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gatepost.kernel.sheets.fields import Field

_ROOM_FOR = 2.2
_NARROWEST = 14
_TEXT = "@"


def template_sheet(name: str, fields: Sequence[Field], needed: Sequence[Sequence[str]]) -> bytes:
    """Columns are named by the first of their synonyms, in any language: they are what the readers know best."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101  (a new book has one)
    sheet.title = name[:31]
    for place, field in enumerate(fields, 1):
        title = field.synonyms[0]
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].number_format = _TEXT
        sheet.column_dimensions[letter].width = max(len(title) * _ROOM_FOR, _NARROWEST)
        cell = sheet.cell(1, place, title)
        cell.font, cell.number_format = Font(bold=True), _TEXT
    sheet.freeze_panes = "A2"
    _explain(book.create_sheet(_("How to fill it in")), fields, needed)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _explain(sheet: Worksheet, fields: Sequence[Field], needed: Sequence[Sequence[str]]) -> None:
    """Examples stand apart, or somebody would import them."""
    sheet.append([_("Column"), _("Needed"), _("For example")])
    for field in fields:
        groups = [group for group in needed if field.name in group]
        word = "" if not groups else _("yes") if len(groups[0]) == 1 else _("one of them")
        sheet.append([field.synonyms[0], word, field.example])
        sheet.cell(sheet.max_row, 3).number_format = _TEXT
    for letter, width in (("A", 22), ("B", 12), ("C", 30)):
        sheet.column_dimensions[letter].width = width
