"""The number printed on a pass: eight random digits and a Damm check digit, shown "4821 0937 9".

Damm's digit catches every single wrong digit and every swap of neighbours, the two slips that people make at a keypad.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum import damm

from gatepost.kernel.plain_text import compact

_RANDOM_DIGITS = 8
_BITS = 27
"""The fewest bits that reach eight digits."""
SERIAL_LENGTH = _RANDOM_DIGITS + 1


class SerialFault(StrEnum):
    WRONG_CHARACTERS = "wrong_characters"
    WRONG_LENGTH = "wrong_length"
    WRONG_CHECK_DIGIT = "wrong_check_digit"


FAULT_SENTENCES: dict[SerialFault, Promise] = {
    SerialFault.WRONG_CHARACTERS: _("A pass number has digits only. Please type the nine digits printed on the pass."),
    SerialFault.WRONG_LENGTH: _("A pass number has nine digits. Please count them on the pass and type all of them."),
    SerialFault.WRONG_CHECK_DIGIT: _(
        "This is not a pass number: a digit is wrong or two are swapped. Please compare it with the pass."
    ),
}


class SerialError(ValueError):
    """What was typed is no serial. Its text is a sentence for the person who typed."""

    def __init__(self, fault: SerialFault) -> None:
        super().__init__(fault)
        self.fault = fault

    def __str__(self) -> str:
        return str(FAULT_SENTENCES[self.fault])


def new_serial(random_bits: Callable[[int], int] = secrets.randbits) -> str:
    """Nine digits without spaces. Whether a station has already used them, the register decides."""
    number = random_bits(_BITS)
    while number >= 10**_RANDOM_DIGITS:
        number = random_bits(_BITS)
    digits = f"{number:0{_RANDOM_DIGITS}d}"
    return digits + str(damm.calc_check_digit(digits))


def read_serial(text: str) -> str:
    """The nine digits in what a person typed or pasted: full width, spaces and dashes are fine.

    Raises SerialError.
    """
    digits = compact(text)
    if not (digits.isascii() and digits.isdigit()) and digits:
        raise SerialError(SerialFault.WRONG_CHARACTERS)
    if len(digits) != SERIAL_LENGTH:
        raise SerialError(SerialFault.WRONG_LENGTH)
    if not damm.is_valid(digits):
        raise SerialError(SerialFault.WRONG_CHECK_DIGIT)
    return digits


def show_serial(serial: str) -> str:
    """As printed and read out: four, four, one."""
    return f"{serial[:4]} {serial[4:8]} {serial[8:]}"
