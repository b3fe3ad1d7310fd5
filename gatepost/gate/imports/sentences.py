"""Why a row of vehicles or passes is not taken, or what is to be minded about it: stable words, and their sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gatepost.gate.forms.passes import REFUSALS
from gatepost.gate.plates import FAULT_SENTENCES, WARNING_SENTENCES
from gatepost.people.imports.problems import speaker_of

_OWN = {
    "plate_missing": _("The number plate is missing."),
    "vehicle_twice": _("The same vehicle stands in row %(of)s with another keeper. Keep one of the two rows."),
    "vehicle_unknown": _("This vehicle is not on the register. Import the vehicles first."),
    "holder_missing": _("Whose pass is it? Write a person, or a number plate."),
    "two_holders": _("A pass is of a person or of a vehicle. Put them into two rows."),
    "pass_kind_unknown": _("This kind of pass is not known. Write 住户, 快递, 保洁, 保安, 家政, 志愿者 or 车辆."),
    "last_day_missing": _("Until when? Add a column 截止日, or choose a last day for the whole sheet."),
    "day_out_of_range": _("No day that a pass can hold on. Choose one between 2000 and 2100."),
    "pass_over": _("This last day is over already."),
    "pass_twice": _("Row %(of)s has a pass of the same holder with other days. Keep one of the two rows."),
    "pass_of_other_days": _("There is a valid pass until %(of)s. Replace or withdraw it on its page first."),
    "pass_for_all": _("A valid pass for all compounds is there already."),
    "pass_was_withdrawn": _("The last pass of this holder was withdrawn. Issue a new one on the page of the holder."),
}
sentence = speaker_of(_OWN, plate=FAULT_SENTENCES | WARNING_SENTENCES, gate=REFUSALS)
