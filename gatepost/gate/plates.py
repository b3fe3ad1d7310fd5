"""Number plates (GA 36 and what else drives up). Typed in any way, kept in one; a strange plate is noted, never refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.plain_text import compact

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LONGEST_PLATE = 16
_P = f"[{PROVINCES}][A-HJ-NP-Z]"
_C = "[0-9A-HJ-NP-Z]"
_ENERGY = "[A-HJK]"


class PlateKind(StrEnum):
    ORDINARY = "ordinary"
    NEW_ENERGY_SMALL = "new_energy_small"
    NEW_ENERGY_LARGE = "new_energy_large"
    TRAILER = "trailer"
    POLICE = "police"
    LEARNER = "learner"
    HONGKONG = "hongkong"
    MACAO = "macao"
    EMBASSY = "embassy"
    CONSULATE = "consulate"
    MILITARY = "military"
    EMERGENCY = "emergency"
    TEMPORARY = "temporary"
    OTHER = "other"


_FORMS = (
    (PlateKind.NEW_ENERGY_SMALL, rf"{_P}{_ENERGY}{_C}[0-9]{{4}}"),
    (PlateKind.NEW_ENERGY_LARGE, rf"{_P}[0-9]{{5}}{_ENERGY}"),
    (PlateKind.ORDINARY, rf"{_P}{_C}{{5}}"),
    (PlateKind.TRAILER, rf"{_P}{_C}{{4}}挂"),
    (PlateKind.POLICE, rf"{_P}{_C}{{4}}警"),
    (PlateKind.LEARNER, rf"{_P}{_C}{{4}}学"),
    (PlateKind.HONGKONG, rf"粤Z{_C}{{4}}港"),
    (PlateKind.MACAO, rf"粤Z{_C}{{4}}澳"),
    (PlateKind.EMBASSY, r"使[0-9]{6}|[0-9]{6}使"),
    (PlateKind.CONSULATE, rf"领[0-9]{{6}}|[0-9]{{6}}领|{_P}{_C}{{4}}领"),
    (PlateKind.EMERGENCY, rf"[{PROVINCES}][0-9A-Z]{{4,6}}应急"),
    (PlateKind.TEMPORARY, r"临.{4,8}|.{5,9}临"),
    (PlateKind.MILITARY, rf"WJ[{PROVINCES}]?[0-9]{{4}}[0-9A-Z]|[A-Z]{{2}}[0-9]{{5}}"),
)
_WITH_I_OR_O = re.compile(rf"{_P}[0-9A-Z]{{5,6}}|{_P}[0-9A-Z]{{4}}[挂警学港澳]")
_PROVINCE_FIRST = re.compile(rf"{_P}[0-9A-Z]{{3,8}}")
_PROVINCE_LEFT_OUT = re.compile(rf"[A-HJ-NP-Z]{_C}{{5,6}}")
_OTHER_PLATE_KINDS = frozenset(
    {
        PlateKind.EMBASSY,
        PlateKind.CONSULATE,
        PlateKind.MILITARY,
        PlateKind.EMERGENCY,
        PlateKind.TEMPORARY,
        PlateKind.OTHER,
    }
)


class PlateFault(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too_long"
    LETTER_I_OR_O = "letter_i_or_o"


class PlateWarning(StrEnum):
    OTHER_PLATE = "other_plate"
    WRONG_COUNT = "wrong_count"
    PROVINCE_MISSING = "province_missing"


FAULT_SENTENCES = {
    PlateFault.EMPTY: _("Enter the plate: the province, a letter, then the characters."),
    PlateFault.TOO_LONG: _("No plate is that long. Enter the plate only, and put the rest into the note."),
    PlateFault.LETTER_I_OR_O: _("Plates have no letters I and O, but the digits 1 and 0. Is it %(plate)s?"),
}
WARNING_SENTENCES = {
    PlateWarning.OTHER_PLATE: _(
        "Recorded as another kind of plate. Look once more; let fire engines and ambulances pass."
    ),
    PlateWarning.WRONG_COUNT: _("A plate has five or six characters after the letter. Look whether one is missing."),
    PlateWarning.PROVINCE_MISSING: _("The character of the province is missing. Add it if you can see it."),
}


@dataclass(frozen=True, slots=True)
class Plate:
    text: str
    """The one written form: capitals, no dot, no dash, no space. Idempotent under read_plate."""
    kind: PlateKind
    warnings: tuple[PlateWarning, ...] = ()

    @property
    def is_other(self) -> bool:
        """Whether it is none of the plates of GA 36 that everybody drives: look at the vehicle, not at the list."""
        return self.kind in _OTHER_PLATE_KINDS

    @property
    def spoken(self) -> str:
        """With the dot of the metal plate: 京A·12345. Only where a province and a letter lead."""
        return f"{self.text[:2]}·{self.text[2:]}" if re.match(_P, self.text) else self.text


class PlateError(ValueError):
    """The text cannot be kept as a plate; `suggestion` is what was probably meant, "" when nothing can be guessed.

    Its text is a sentence for the person who typed.
    """

    def __init__(self, fault: PlateFault, suggestion: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.suggestion = suggestion

    def __str__(self) -> str:
        return str(FAULT_SENTENCES[self.fault]) % {"plate": self.suggestion}


def read_plate(text: str) -> Plate:
    """Reads a plate as typed or pasted. Refuses only emptiness, a sentence, and I or O in a plate that cannot have them."""
    plate = normal_plate_text(text)
    if not plate:
        raise PlateError(PlateFault.EMPTY)
    if len(plate) > LONGEST_PLATE:
        raise PlateError(PlateFault.TOO_LONG)
    kind = next((kind for kind, form in _FORMS if re.fullmatch(form, plate)), PlateKind.OTHER)
    if kind is PlateKind.OTHER and re.search("[IO]", plate[2:]) and _WITH_I_OR_O.fullmatch(plate):
        raise PlateError(PlateFault.LETTER_I_OR_O, plate[:2] + plate[2:].translate(str.maketrans("IO", "10")))
    return Plate(plate, kind, _warnings(plate, kind))


def normal_plate_text(text: str) -> str:
    """Capitals, letters, digits and Chinese characters only: dots, dashes, brackets and spaces are decoration."""
    return "".join(char for char in compact(text) if char.isalnum())


def _warnings(plate: str, kind: PlateKind) -> tuple[PlateWarning, ...]:
    if kind not in _OTHER_PLATE_KINDS:
        return ()
    if kind is PlateKind.OTHER and _PROVINCE_FIRST.fullmatch(plate):
        return (PlateWarning.OTHER_PLATE, PlateWarning.WRONG_COUNT)
    if kind is PlateKind.OTHER and _PROVINCE_LEFT_OUT.fullmatch(plate):
        return (PlateWarning.OTHER_PLATE, PlateWarning.PROVINCE_MISSING)
    return (PlateWarning.OTHER_PLATE,)
