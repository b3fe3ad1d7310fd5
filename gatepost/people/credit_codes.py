"""The unified social credit code of GB 32100-2015. Optional everywhere: a small shop may give none.

Shape by our own reading of the standard, because the library takes no letter as registering body; check character by the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc

from gatepost.kernel.plain_text import compact

_LETTERS = "0-9A-HJ-NP-RTUWXY"
_SHAPE = re.compile(rf"[{_LETTERS}]{{2}}[0-9]{{6}}[{_LETTERS}]{{10}}")


class CreditCodeFault(StrEnum):
    WRONG_LENGTH = "wrong_length"
    LETTER_NOT_USED = "letter_not_used"
    WRONG_CHARACTERS = "wrong_characters"
    WRONG_CHECK_CHARACTER = "wrong_check_character"


FAULT_SENTENCES = {
    CreditCodeFault.WRONG_LENGTH: _(
        "A credit code has 18 characters. Copy it from the business licence, or leave it empty."
    ),
    CreditCodeFault.LETTER_NOT_USED: _("Credit codes never contain I, O, S, V or Z: read 1, 0, 5, U or 2 instead."),
    CreditCodeFault.WRONG_CHARACTERS: _(
        "A credit code has digits and capital letters, and its characters 3 to 8 are digits. Compare it with the licence."
    ),
    CreditCodeFault.WRONG_CHECK_CHARACTER: _(
        "One of the characters is wrong. Compare the code with the licence, character by character."
    ),
}


class RegisteringBody(StrEnum):
    """Who registered the organisation: the first character."""

    PUBLIC_BODIES = "1"
    CIVIL_AFFAIRS = "5"
    TRADE_UNIONS = "8"
    MARKET = "9"
    OTHER = "Y"


@dataclass(frozen=True, slots=True)
class CreditCode:
    text: str
    registered_with: RegisteringBody
    is_union: bool
    """81: a primary trade union organisation."""
    is_sole_trader: bool
    """92: a household business without its own staff, as a rule."""


@dataclass(frozen=True, slots=True)
class CreditCodeCheck:
    """No code and no errors: nothing was entered, which is allowed."""

    code: CreditCode | None
    errors: tuple[CreditCodeFault, ...] = ()

    @property
    def accepted(self) -> bool:
        return not self.errors


def check_credit_code(text: str) -> CreditCodeCheck:
    code = compact(text)
    if not code:
        return CreditCodeCheck(None)
    if fault := _fault(code):
        return CreditCodeCheck(None, (fault,))
    return CreditCodeCheck(CreditCode(code, _registering_body(code[0]), code.startswith("81"), code.startswith("92")))


def _registering_body(first: str) -> RegisteringBody:
    return RegisteringBody(first) if first in {body.value for body in RegisteringBody} else RegisteringBody.OTHER


def _fault(code: str) -> CreditCodeFault | None:
    if len(code) != 18:
        return CreditCodeFault.WRONG_LENGTH
    if re.search(r"[IOSVZ]", code):
        return CreditCodeFault.LETTER_NOT_USED
    if not _SHAPE.fullmatch(code):
        return CreditCodeFault.WRONG_CHARACTERS
    return None if code[-1] == uscc.calc_check_digit(code[:-1]) else CreditCodeFault.WRONG_CHECK_CHARACTER
