"""Why a row that names a place is refused: stable words, and their sentences."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.sheets.importing import Problem
from gatepost.places.door_addresses import DoorError

PLACE_SENTENCES: dict[str, Any] = {
    "compound_unknown": _("This compound is not on the register. Add it first, or correct the name."),
    "compound_missing": _("In which compound is this door? Add a column 小区, or choose one for the whole sheet."),
    "door_unknown": _("There is no door %(of)s on the register. Add it to its building first."),
    "building_unknown": _("There is no building %(of)s in this compound. Add it first, or correct the number."),
}
"""Of rows of any register; what an address itself lacks is told by door_addresses."""


def of_door(error: DoorError, field: str = "door") -> Problem:
    return Problem(f"door.{error.fault}", field)
