"""Why a file cannot be read as a sheet: a stable word, and a sentence for the person who sent it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 300
MOST_CELLS = 6_000_000
"""Between the first and the last cell in use: the empty ones between them take memory, too."""


class SheetFault(StrEnum):
    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    NOT_A_SHEET = "not_a_sheet"
    WEB_PAGE = "web_page"
    OTHER_FORMAT = "other_format"
    PASSWORD = "password"
    MACROS = "macros"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    DAMAGED = "damaged"
    NO_SHEET = "no_sheet"
    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    UNKNOWN_LETTERS = "unknown_letters"
    QUOTE_LEFT_OPEN = "quote_left_open"
    NO_HEADER = "no_header"


FAULT_SENTENCES = {
    SheetFault.EMPTY_FILE: _("The file is empty. Save the sheet once more and send it again."),
    SheetFault.TOO_LARGE: _("The file is larger than 50 MB. Remove pictures, or split the sheet into several files."),
    SheetFault.NOT_A_SHEET: _("This is no sheet. Send an .xlsx, .xls or .csv file."),
    SheetFault.WEB_PAGE: _(
        "This file is a web page under the name of a sheet. Open it in Excel or WPS, save it as .xlsx and send that."
    ),
    SheetFault.OTHER_FORMAT: _("This kind of workbook is not read here. Save it as .xlsx and send that."),
    SheetFault.PASSWORD: _("The workbook is locked with a password. Remove the password, save it and send it again."),
    SheetFault.MACROS: _("The workbook holds macros, which are never run here. Save it as .xlsx and send that."),
    SheetFault.UNPACKS_TOO_LARGE: _(
        "Unpacked, this file would be far larger than a sheet ever is. Copy the rows into a new workbook and send that."
    ),
    SheetFault.DAMAGED: _("The file is damaged or incomplete. Open it in Excel or WPS, save it anew and send that."),
    SheetFault.NO_SHEET: _("There is no sheet with cells in this workbook. Check that it is the right file."),
    SheetFault.NO_ROWS: _("The sheet has no rows below its header. Check that it is the right sheet."),
    SheetFault.TOO_MANY_ROWS: _("The sheet has more than 200,000 rows. Split it into several sheets."),
    SheetFault.TOO_MANY_COLUMNS: _("The sheet has more than 300 columns. Remove those that are not needed."),
    SheetFault.TOO_MANY_CELLS: _(
        "The cells in use are too far apart. Delete what stands far right or far below the table, and save it again."
    ),
    SheetFault.UNKNOWN_LETTERS: _(
        "The characters of this text file cannot be read. Save it as “CSV UTF-8” and send that."
    ),
    SheetFault.QUOTE_LEFT_OPEN: _(
        "A quotation mark in this text file is opened and never closed. Save the sheet as .xlsx and send that."
    ),
    SheetFault.NO_HEADER: _(
        "No row of this sheet names its columns. Write the names of the columns, such as 姓名, above the first person."
    ),
}


class SheetRefused(ValueError):
    """The file is not taken; `fault` says why, and its text is a sentence for the person who sent it."""

    def __init__(self, fault: SheetFault) -> None:
        super().__init__(fault)
        self.fault = fault

    def __str__(self) -> str:
        return str(FAULT_SENTENCES[self.fault])
