"""Cells as values: texts, names, numbers of papers, phones and days, however they were typed. What would be a guess is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.plain_text import plain
from gatepost.kernel.sheets.cells import SAFE_MARK, Cell, CellMark

_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_MADE_HARMLESS = re.compile(f"^{SAFE_MARK}(?=[=+@-])")
_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]{1,3}", re.IGNORECASE)
_WITH_YEAR = re.compile(
    r"([0-9]{4})(?:-|/|\.|年)([0-9]{1,2})(?:-|/|\.|月)([0-9]{1,2})日?(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?)?"
)
_AROUND_MARKS = re.compile(r" ?([年月日]) ?")
_EIGHT_DIGITS = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_WITHOUT_YEAR = re.compile(r"([0-9]{1,2})(?:月|-|/)([0-9]{1,2})日?")
_SHORT_YEAR = re.compile(r"[0-9]{2}(?:-|/|\.|年)[0-9]{1,2}(?:-|/|\.|月)[0-9]{1,2}日?")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_FIRST_SERIAL = 3_000
"""Smaller numbers are a year or a count, not a day of anybody alive."""
_LAST_SERIAL = 110_000


class CellFault(StrEnum):
    FORMULA = "formula"
    ERROR = "error"
    NUMBER_TYPED = "number_typed"
    SCIENTIFIC = "scientific"
    NOT_TEXT = "not_text"
    NOT_A_DAY = "not_a_day"
    YEAR_MISSING = "year_missing"
    YEAR_SHORT = "year_short"
    TOO_LONG = "too_long"


CELL_SENTENCES = {
    CellFault.FORMULA: _("This cell is a formula. Copy the column and paste it as values only."),
    CellFault.ERROR: _("This cell holds an error such as #N/A. Type the value."),
    CellFault.NUMBER_TYPED: _(
        "This number was typed as a figure, and Excel has changed its last digits. Format the column as text and type it again."
    ),
    CellFault.SCIENTIFIC: _(
        "Excel has shortened this number to something like 1.1E+17. Format the column as text and type it again."
    ),
    CellFault.NOT_TEXT: _("A text is expected here, not a day or a time. Format the column as text and type it again."),
    CellFault.NOT_A_DAY: _("This is no day. Write it like 2020-1-29."),
    CellFault.YEAR_MISSING: _("The year is missing. Write the day like 2020-1-29."),
    CellFault.YEAR_SHORT: _("Write the year with four digits, like 2020-1-29."),
    CellFault.TOO_LONG: _("This text is too long. Shorten it."),
}


class CellRefused(ValueError):
    """The cell is not taken; `fault` says why, and its text is a sentence for the person who sent the sheet."""

    def __init__(self, fault: CellFault) -> None:
        super().__init__(fault)
        self.fault = fault

    def __str__(self) -> str:
        return str(CELL_SENTENCES[self.fault])


def text_of(cell: Cell, *, longest: int = 200) -> str:
    """Half width, single spaces; a whole number without its .0; without the mark of our own exports. Raises CellRefused."""
    if cell is None:
        return ""
    text = plain(cell) if type(cell) is str else _other_text(cell)
    if text.startswith(SAFE_MARK):
        text = _MADE_HARMLESS.sub("", text, count=1)
    if len(text) > longest:
        raise CellRefused(CellFault.TOO_LONG)
    return text


def _other_text(cell: Cell) -> str:
    if isinstance(cell, CellMark):
        raise CellRefused(CellFault(cell.value))
    if isinstance(cell, bool | int | float):
        return _figure(cell)
    raise CellRefused(CellFault.NOT_TEXT)


def name_of(cell: Cell, *, longest: int = 80) -> str:
    """王 小 明 is 王小明; Anna Berg keeps its space. Raises CellRefused."""
    text = text_of(cell, longest=longest + 40)
    if " " in text:
        text = _BETWEEN_HAN.sub("", text)
    if len(text) > longest:
        raise CellRefused(CellFault.TOO_LONG)
    return text


def paper_text_of(cell: Cell) -> str:
    """Text only: a figure of eighteen digits has lost its last ones. Raises CellRefused."""
    if isinstance(cell, bool | int | float):
        raise CellRefused(CellFault.NUMBER_TYPED)
    return _whole_number(text_of(cell, longest=60))


def phone_text_of(cell: Cell) -> str:
    """Eleven digits lose nothing as a figure. Raises CellRefused."""
    return _whole_number(text_of(cell, longest=60))


def _whole_number(text: str) -> str:
    if text.isdigit():
        return text
    whole = text.lstrip("'")
    if _SCIENTIFIC.fullmatch(whole.replace(" ", "")):
        raise CellRefused(CellFault.SCIENTIFIC)
    return whole


def day_of(cell: Cell, *, year: int | None = None, since_1904: bool = False) -> date | None:
    """A day in any of the usual notations, or as the number that Excel keeps. `year` is of days without one. Raises CellRefused."""
    if isinstance(cell, CellMark):
        raise CellRefused(CellFault(cell.value))
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool | time | timedelta):
        raise CellRefused(CellFault.NOT_A_DAY)
    text = text_of(cell, longest=60)
    return _day_in(text, year, since_1904=since_1904) if text else None


@lru_cache(maxsize=4096)
def _day_in(spoken: str, year: int | None, *, since_1904: bool) -> date:
    """Days of a sheet are often the same."""
    text = _AROUND_MARKS.sub(r"\1", spoken)
    if written := _WITH_YEAR.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text):
        return _calendar(int(written[1]), int(written[2]), int(written[3]))
    if _SERIAL.fullmatch(text):
        return _from_serial(int(text), since_1904=since_1904)
    if _SHORT_YEAR.fullmatch(text):
        raise CellRefused(CellFault.YEAR_SHORT)
    if short := _WITHOUT_YEAR.fullmatch(text):
        if year is None:
            raise CellRefused(CellFault.YEAR_MISSING)
        return _calendar(year, int(short[1]), int(short[2]))
    if re.fullmatch(r"[0-9]{4}\.[0-9]+", text) or not re.fullmatch(r"[0-9]{4,6}(\.[0-9]+)?", text):
        raise CellRefused(CellFault.NOT_A_DAY)
    return _from_serial(int(float(text)), since_1904=since_1904)


def _from_serial(serial: int, *, since_1904: bool) -> date:
    if not _FIRST_SERIAL <= serial <= _LAST_SERIAL:
        raise CellRefused(CellFault.NOT_A_DAY)
    begins = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
    return begins + timedelta(days=serial)


def _calendar(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise CellRefused(CellFault.NOT_A_DAY) from error


def _figure(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)
