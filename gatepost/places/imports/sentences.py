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
    "building_not_found": _("There is no building “%(of)s” on the register. Add it first, or correct the name."),
    "building_unknown": _("There is no building %(of)s in this compound. Add it first, or correct the number."),
}
"""Of rows of any register; what an address itself lacks is told by door_addresses."""

ROW_SENTENCES: dict[str, Any] = {
    "building_unreadable": _("This is no number of a building. Write it like 3 or 3号楼."),
    "building_not_named": _("Which building? Write its number, or its name."),
    "building_kind_unknown": _("This kind of building is not known. Write 住宅 or 写字楼."),
    "building_named_otherwise": _("The building of this number is called %(of)s on the register. Correct one of them."),
    "building_name_taken": _("A building of this name is registered under another number. Correct one of them."),
    "building_of_other_kind": _("The register says another kind of building. Correct one of them."),
    "pattern_and_door": _("This row tells a pattern and a door as well. Put them into two rows."),
    "count_missing": _("For a pattern the highest floor and the rooms on each floor are needed."),
    "count_unreadable": _("Write a whole number here, not more than a building can have."),
    "makes_doors": _("Doors added: %(of)s."),
}
"""Of rows of a register of places."""


def of_door(error: DoorError, field: str = "door") -> Problem:
    return Problem(f"door.{error.fault}", field)
