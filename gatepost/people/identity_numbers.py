"""The citizen identity number of GB 11643-1999: six digits of area, the birth date, three of sequence, a check character.

Our own check: libraries refuse people whose county code began after their birth, and accept births in the future.
Shape, date and check character are errors; what the area code tells is only a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.plain_text import compact
from gatepost.people.area_codes import RESIDENCE_PERMIT_AREAS, AreaStanding, area_standing
from gatepost.people.enums import Sex

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_OF_ZEROS = ord("0") * sum(_WEIGHTS)
"""What the digits weigh more when they are taken as bytes."""
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_LONGEST_LIFE_YEARS = 130
_LOOKS_LIKE_X = dict.fromkeys(map(ord, "\u00d7\u0425\u2715"), "X")
"""A multiplication sign or a Cyrillic letter, as some keyboards give it."""


class NumberFault(StrEnum):
    """Why the number of a paper cannot be recorded."""

    EMPTY = "empty"
    WRONG_LENGTH = "wrong_length"
    WRONG_CHARACTERS = "wrong_characters"
    WRONG_DATE = "wrong_date"
    BORN_IN_FUTURE = "born_in_future"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    FIFTEEN_DIGITS = "fifteen_digits"
    WRONG_BEGINNING = "wrong_beginning"
    WRONG_FORM = "wrong_form"
    NUMBER_NOT_EXPECTED = "number_not_expected"


class NumberWarning(StrEnum):
    """What to look at once more. The number is recorded all the same."""

    UNKNOWN_AREA = "unknown_area"
    HISTORIC_AREA = "historic_area"
    RESIDENCE_PERMIT = "residence_permit"
    OLD_FORM = "old_form"


FAULT_SENTENCES = {
    NumberFault.EMPTY: _("Enter the number, or choose “no paper”."),
    NumberFault.WRONG_LENGTH: _("An identity number has 18 characters. Count them against the card."),
    NumberFault.WRONG_CHARACTERS: _("An identity number has 17 digits, then a digit or X. Remove everything else."),
    NumberFault.WRONG_DATE: _("Digits 7 to 14 are not a possible birth date. Compare them with the card."),
    NumberFault.BORN_IN_FUTURE: _(
        "The birth date in the number is in the future. Compare digits 7 to 14 with the card."
    ),
    NumberFault.WRONG_CHECK_DIGIT: _(
        "One of the characters is wrong. Compare the number with the card, digit by digit."
    ),
    NumberFault.FIFTEEN_DIGITS: _("Numbers of 15 digits ended in 2013. Enter the 18 characters of the present card."),
    NumberFault.WRONG_BEGINNING: _(
        "The number does not begin as on this kind of paper. Check the kind and the number."
    ),
    NumberFault.WRONG_FORM: _("This is not how the number of this paper is written. Check the kind and the number."),
    NumberFault.NUMBER_NOT_EXPECTED: _("Choose the kind of paper that this number belongs to, or remove the number."),
}
WARNING_SENTENCES = {
    NumberWarning.UNKNOWN_AREA: _("The area code is in no table of ours. Look at the card once more."),
    NumberWarning.HISTORIC_AREA: _("The area code is of a county or district of former days. That is usual."),
    NumberWarning.RESIDENCE_PERMIT: _(
        "This is the number of a residence permit for Hong Kong, Macao and Taiwan residents. Choose that kind of paper."
    ),
    NumberWarning.OLD_FORM: _("This is the former form of the card. Ask whether there is a newer one."),
}


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number that passed the check, in its one written form: no spaces, capital X."""

    text: str
    born_on: date
    sex: Sex
    area_code: str


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """`number` is there exactly when there are no errors."""

    number: IdentityNumber | None
    errors: tuple[NumberFault, ...] = ()
    warnings: tuple[NumberWarning, ...] = ()

    @property
    def accepted(self) -> bool:
        return self.number is not None


def normal_identity_text(text: str) -> str:
    """Half width, without spaces and dashes, capital X. Idempotent."""
    number = compact(text)
    return number if number.isascii() else number.translate(_LOOKS_LIKE_X)


def check_character(first_seventeen: str) -> str:
    """The last character that belongs to 17 digits: ISO 7064 MOD 11-2, as GB 11643-1999 writes it."""
    total = sum(map(mul, first_seventeen.encode("ascii"), _WEIGHTS))
    return _CHECK_CHARACTERS[(total - _OF_ZEROS) % 11]


def check_identity_number(text: str, *, today: date) -> IdentityCheck:
    """Judges a number as typed. Nothing is refused for its area code."""
    number = normal_identity_text(text)
    if fault := _shape_fault(number):
        return IdentityCheck(None, (fault,))
    born_on = birth_date(number[6:14], today=today)
    errors = date_faults(born_on, today=today) + check_faults(number)
    if errors or born_on is None:
        return IdentityCheck(None, errors)
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return IdentityCheck(IdentityNumber(number, born_on, sex, number[:6]), (), _area_warnings(number[:6]))


def convert_fifteen(text: str) -> str | None:
    """The 18 characters that a number from before 1999 became, to search by what old papers say. None if it is none."""
    number = normal_identity_text(text)
    if not re.fullmatch(r"[0-9]{15}", number):
        return None
    seventeen = number[:6] + "19" + number[6:]
    return seventeen + check_character(seventeen)


def birth_date(digits: str, *, today: date) -> date | None:
    """None for a day that no calendar has, or that nobody alive was born on."""
    try:
        born_on = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return born_on if born_on.year >= today.year - _LONGEST_LIFE_YEARS else None


def date_faults(born_on: date | None, *, today: date) -> tuple[NumberFault, ...]:
    if born_on is None:
        return (NumberFault.WRONG_DATE,)
    return (NumberFault.BORN_IN_FUTURE,) if born_on > today else ()


def check_faults(number: str) -> tuple[NumberFault, ...]:
    return () if number[17] == check_character(number[:17]) else (NumberFault.WRONG_CHECK_DIGIT,)


def _shape_fault(number: str) -> NumberFault | None:
    if _SHAPE.fullmatch(number):
        return None
    if not number:
        return NumberFault.EMPTY
    if re.search(r"[^0-9X]", number):
        return NumberFault.WRONG_CHARACTERS
    if re.fullmatch(r"[0-9]{15}", number):
        return NumberFault.FIFTEEN_DIGITS
    return NumberFault.WRONG_LENGTH if len(number) != 18 else NumberFault.WRONG_CHARACTERS


def _area_warnings(area_code: str) -> tuple[NumberWarning, ...]:
    if area_code in RESIDENCE_PERMIT_AREAS:
        return (NumberWarning.RESIDENCE_PERMIT,)
    standing = area_standing(area_code)
    if standing is AreaStanding.UNKNOWN:
        return (NumberWarning.UNKNOWN_AREA,)
    return (NumberWarning.HISTORIC_AREA,) if standing is AreaStanding.HISTORIC else ()
