"""The papers by which a person is recorded, and how the number of each is written.

Residence permits (81, 82, 83) and the foreigner's card since December 2023 (GA 2102-2023: 9, province, country, birth date,
sequence, check character) follow the citizen number; of the others only the outward form can be judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.plain_text import compact
from gatepost.people.area_codes import RESIDENCE_PERMIT_AREAS
from gatepost.people.identity_numbers import (
    IdentityNumber,
    NumberFault,
    NumberWarning,
    birth_date,
    check_faults,
    check_identity_number,
    date_faults,
    normal_identity_text,
)


class PaperKind(StrEnum):
    """Stored values: they never change."""

    RESIDENT_CARD = "resident_card"
    RESIDENCE_PERMIT = "residence_permit"
    PASSPORT = "passport"
    HONGKONG_MACAO_PERMIT = "hongkong_macao_permit"
    TAIWAN_PERMIT = "taiwan_permit"
    PERMANENT_RESIDENCE = "permanent_residence"
    BIRTH_CERTIFICATE = "birth_certificate"
    NONE = "none"


PAPER_NAMES = {
    PaperKind.RESIDENT_CARD: _("resident identity card"),
    PaperKind.RESIDENCE_PERMIT: _("residence permit for Hong Kong, Macao and Taiwan residents"),
    PaperKind.PASSPORT: _("passport"),
    PaperKind.HONGKONG_MACAO_PERMIT: _("travel permit for Hong Kong and Macao residents"),
    PaperKind.TAIWAN_PERMIT: _("travel permit for Taiwan residents"),
    PaperKind.PERMANENT_RESIDENCE: _("foreigner's permanent residence card"),
    PaperKind.BIRTH_CERTIFICATE: _("birth certificate"),
    PaperKind.NONE: _("no paper"),
}

_FORMS = {
    PaperKind.PASSPORT: re.compile(r"(?=.*[0-9])[0-9A-Z]{5,15}"),
    PaperKind.HONGKONG_MACAO_PERMIT: re.compile(r"[HM][0-9]{8}([0-9]{2})?"),
    PaperKind.TAIWAN_PERMIT: re.compile(r"[0-9]{8}|[0-9]{10}[A-Z]?|T[0-9]{8}"),
    PaperKind.BIRTH_CERTIFICATE: re.compile(r"[A-Z][0-9]{9}"),
}
_OLD_PERMANENT_RESIDENCE = re.compile(r"[A-Z]{3}[0-9]{12}")


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """`number` is the one written form, "" when the person has no paper. `identity` when the number tells birth and sex."""

    kind: PaperKind
    number: str
    errors: tuple[NumberFault, ...] = ()
    warnings: tuple[NumberWarning, ...] = ()
    identity: IdentityNumber | None = None

    @property
    def accepted(self) -> bool:
        return not self.errors


def check_paper(kind: PaperKind, number: str, *, today: date) -> PaperCheck:
    """Judges the number of a paper as typed. A child with a birth certificate, or a person without any paper, is accepted."""
    if kind is PaperKind.NONE:
        text = compact(number)
        return PaperCheck(kind, text, (NumberFault.NUMBER_NOT_EXPECTED,) if text else ())
    if kind in (PaperKind.RESIDENT_CARD, PaperKind.RESIDENCE_PERMIT):
        return _check_citizen(kind, number, today=today)
    if kind is PaperKind.PERMANENT_RESIDENCE:
        return _check_permanent_residence(normal_identity_text(number), today=today)
    return _check_form(kind, compact(number))


def _check_citizen(kind: PaperKind, number: str, *, today: date) -> PaperCheck:
    check = check_identity_number(number, today=today)
    text = check.number.text if check.number else normal_identity_text(number)
    errors, warnings = check.errors, check.warnings
    if kind is PaperKind.RESIDENCE_PERMIT:
        warnings = ()
        if not errors and text[:6] not in RESIDENCE_PERMIT_AREAS:
            errors = (NumberFault.WRONG_BEGINNING,)
    return PaperCheck(kind, text, errors, warnings, None if errors else check.number)


def _check_permanent_residence(number: str, *, today: date) -> PaperCheck:
    kind = PaperKind.PERMANENT_RESIDENCE
    if not number:
        return PaperCheck(kind, number, (NumberFault.EMPTY,))
    if _OLD_PERMANENT_RESIDENCE.fullmatch(number):
        return PaperCheck(kind, number, (), (NumberWarning.OLD_FORM,))
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return PaperCheck(kind, number, (NumberFault.WRONG_FORM,))
    if not number.startswith("9"):
        return PaperCheck(kind, number, (NumberFault.WRONG_BEGINNING,))
    return PaperCheck(
        kind, number, date_faults(birth_date(number[6:14], today=today), today=today) + check_faults(number)
    )


def _check_form(kind: PaperKind, number: str) -> PaperCheck:
    if not number:
        return PaperCheck(kind, number, (NumberFault.EMPTY,))
    return PaperCheck(kind, number, () if _FORMS[kind].fullmatch(number) else (NumberFault.WRONG_FORM,))
