"""Phone numbers as people give them: mobile, landline, 400, the short numbers of services, and numbers from abroad.

The number plan is the library's, kept up to date by its maintainers; a pattern of our own would refuse new ranges.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from django.utils.translation import gettext_lazy as _
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from gatepost.kernel.plain_text import plain

_HOME = "CN"
_EXTENSION = re.compile(r"\s*(?:转|轉|分机|ext\.?|[x#])\s*([0-9]{1,6})$", re.IGNORECASE)
_DASHED_EXTENSION = re.compile(r"^(0[0-9]{2,3}-?[0-9]{7,8})-([0-9]{1,6})$")
_OWN_CODE = re.compile(r"^(?:00)?86(?=1)")
_ALLOWED = re.compile(r"\(?\+?[0-9 .()/-]+")


class PhoneKind(StrEnum):
    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    SHORT = "short"
    ABROAD = "abroad"


class PhoneFault(StrEnum):
    EMPTY = "empty"
    WRONG_CHARACTERS = "wrong_characters"
    DIGITS_MISSING = "digits_missing"
    TOO_MANY_DIGITS = "too_many_digits"
    AREA_CODE_MISSING = "area_code_missing"
    NOT_IN_PLAN = "not_in_plan"


FAULT_SENTENCES = {
    PhoneFault.EMPTY: _("Enter a phone number."),
    PhoneFault.WRONG_CHARACTERS: _("A phone number has digits only. Enter one number, and put the rest into the note."),
    PhoneFault.DIGITS_MISSING: _("Digits are missing. A mobile number has 11."),
    PhoneFault.TOO_MANY_DIGITS: _("There are too many digits. A mobile number has 11."),
    PhoneFault.AREA_CODE_MISSING: _("Put the area code before the number, for example 010."),
    PhoneFault.NOT_IN_PLAN: _("There is no such phone number. Read the digits back to the person."),
}


class PhoneError(ValueError):
    """The text is no phone number; `fault` says why. Its text is a sentence for the person who typed."""

    def __init__(self, fault: PhoneFault) -> None:
        super().__init__(fault)
        self.fault = fault

    def __str__(self) -> str:
        return str(FAULT_SENTENCES[self.fault])


@dataclass(frozen=True, slots=True)
class Phone:
    number: str
    """E.164 (+8613...), or the bare digits of a short number: one form, to be compared and indexed."""
    kind: PhoneKind
    national: str
    """As it is read aloud."""
    extension: str = ""

    @property
    def last_four(self) -> str:
        """What people give as the tail of their number. Of a short number, all of it."""
        return self.number[-4:] if self.kind is not PhoneKind.SHORT else self.number


def read_phone(text: str) -> Phone:
    """Reads one number, pasted with +86, spaces, dashes, brackets, full width. Raises PhoneError."""
    bare, extension = _split_extension(plain(text))
    if not bare:
        raise PhoneError(PhoneFault.EMPTY)
    if not _ALLOWED.fullmatch(bare):
        raise PhoneError(PhoneFault.WRONG_CHARACTERS)
    try:
        parsed = phonenumbers.parse(bare, _HOME)
    except phonenumbers.NumberParseException as error:
        raise PhoneError(_if_whole(bare, _parse_fault(error))) from error
    return _judge(parsed, bare, extension)


def _judge(parsed: phonenumbers.PhoneNumber, bare: str, extension: str) -> Phone:
    if phonenumbers.is_valid_number(parsed):
        number = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
        return Phone(number, _kind(parsed), _national(parsed), extension)
    digits = str(parsed.national_number)
    if parsed.country_code == 86 and not extension and phonenumbers.is_valid_short_number_for_region(parsed, _HOME):
        return Phone(digits, PhoneKind.SHORT, digits)
    raise PhoneError(_if_whole(bare, _plan_fault(parsed.country_code or 0, digits)))


def _kind(parsed: phonenumbers.PhoneNumber) -> PhoneKind:
    if parsed.country_code != 86:
        return PhoneKind.ABROAD
    kind = phonenumbers.number_type(parsed)
    if kind == PhoneNumberType.MOBILE:
        return PhoneKind.MOBILE
    return PhoneKind.LANDLINE if kind == PhoneNumberType.FIXED_LINE else PhoneKind.SERVICE


def _national(parsed: phonenumbers.PhoneNumber) -> str:
    home = parsed.country_code == 86
    style = PhoneNumberFormat.NATIONAL if home else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def _split_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text) or None
    if found:
        return text[: found.start()], found.group(1)
    dashed = _DASHED_EXTENSION.match(text)
    return (dashed.group(1), dashed.group(2)) if dashed else (text, "")


def _if_whole(bare: str, fault: PhoneFault) -> PhoneFault:
    """The library takes 12800 for the code of a carrier and misses the digits behind it: eleven are no fewer for that."""
    is_whole = len(_OWN_CODE.sub("", re.sub(r"[^0-9]", "", bare))) == 11
    return PhoneFault.NOT_IN_PLAN if is_whole and fault is PhoneFault.DIGITS_MISSING else fault


def _parse_fault(error: phonenumbers.NumberParseException) -> PhoneFault:
    if error.error_type == phonenumbers.NumberParseException.TOO_LONG:
        return PhoneFault.TOO_MANY_DIGITS
    if error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE:
        return PhoneFault.NOT_IN_PLAN
    return PhoneFault.DIGITS_MISSING


def _plan_fault(country: int, digits: str) -> PhoneFault:
    """Told apart by what the person most likely meant: a mobile number of a wrong length, or a landline without its area."""
    if country != 86:
        return PhoneFault.NOT_IN_PLAN
    if re.fullmatch(r"[2-9][0-9]{6,7}", digits):
        return PhoneFault.AREA_CODE_MISSING
    if len(digits) < 11:
        return PhoneFault.DIGITS_MISSING
    return PhoneFault.TOO_MANY_DIGITS if len(digits) > 11 else PhoneFault.NOT_IN_PLAN
