"""Why a row of a register is refused or asked: stable words with a prefix for whose word it is, and their sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from gatepost.kernel.sheets.importing import Problem
from gatepost.kernel.sheets.row_problems import speaker
from gatepost.people.credit_codes import FAULT_SENTENCES as CODE_SENTENCES
from gatepost.people.forms.sentences import REFUSALS
from gatepost.people.identity_numbers import FAULT_SENTENCES as NUMBER_SENTENCES
from gatepost.people.identity_numbers import NumberFault
from gatepost.people.phones import FAULT_SENTENCES as PHONE_SENTENCES
from gatepost.people.phones import PhoneError
from gatepost.places.door_addresses import FAULT_SENTENCES as DOOR_SENTENCES
from gatepost.places.imports.sentences import PLACE_SENTENCES

OWN_SENTENCES: dict[str, Any] = {
    "name_missing": _("The name is missing. Who is it?"),
    "name_unreadable": _("This is no name of a person. Type the name only, and put the rest into a note."),
    "paper_kind_unknown": _("This kind of paper is not known. Write 身份证, 护照 or another one by its usual name."),
    "paper_kind_missing": _(
        "This is not the number of an identity card. Add a column 证件类型 that says which paper it is."
    ),
    "sex_unknown": _("The sex is not understood. Write 男 or 女."),
    "day_in_future": _("This day is in the future. Choose a day up to today."),
    "twice_in_sheet": _("The same person stands in row %(of)s with other facts. Keep one of the two rows."),
    "as_row": _("The same as row %(of)s."),
    "paper_differs": _(
        "Somebody of this name, phone and door has another number on the register. Compare both with the paper."
    ),
    "resembles": _(
        "Somebody of the same name is registered with the same phone or behind the same door. Is it the same person?"
    ),
    "resembles_row": _("Row %(of)s has the same name and the same phone or door. Is it the same person?"),
    "resembles_name": _(
        "Somebody of this name is registered, and the row tells nothing that would tell them apart. Is it the same person?"
    ),
    "enterprise_name_missing": _("The name of the enterprise is missing."),
    "enterprise_missing": _("At which enterprise? Write its credit code, or its name as it is on the register."),
    "enterprise_unknown": _(
        "This enterprise is not on the register. Import the enterprises first, or correct the name."
    ),
    "enterprise_several": _("Several enterprises of this name are registered. Write the credit code."),
    "enterprise_closed": _("This enterprise has been closed on the register."),
    "enterprise_twice": _("The same enterprise stands in row %(of)s with other facts. Keep one of the two rows."),
    "enterprise_resembles": _("An enterprise of this name is registered. Is it the same one?"),
    "enterprise_resembles_row": _("Row %(of)s has an enterprise of this name in other rooms. Is it the same one?"),
    "building_missing": _("In which building is this room? Add a column 楼宇."),
    "ends_before_it_begins": _("The last day is before the first. Correct one of them."),
    "left_before": _("The register says that they left this enterprise. Write the day on which they began again."),
    "username_missing": _("The sign-in name is missing."),
    "username_unreadable": _("A sign-in name has letters, digits, - and _ only, at most 40."),
    "role_missing": _("In which role? Write 值守人员, 志愿者 or another one by its name."),
    "role_unknown": _("There is no role %(of)s. Write 值守人员, 志愿者 or another one by its name."),
    "organisation_unknown": _("You cannot give roles at a body of this name. Leave it empty for your own station."),
    "account_of_another": _("This sign-in name belongs to a colleague of another name. Choose another one."),
    "account_locked": _("This account is locked. Let it in again on its page first."),
    "first_password": _("Nobody signs in yet: give a first password on the page of the account, by word of mouth."),
    "resembles_several": _(
        "Several people of this name, phone and door are registered. Open them and merge them first."
    ),
}
"""Of rows themselves; the words of values bring their own."""
PERSON_MEANT_SENTENCES: dict[str, Any] = {
    "person_unknown": _("Nobody with this number is on the register. Import the residents or employees first."),
    "person_uncertain": _(
        "Nobody on the register has this name with this phone and this door. Write the number of the paper."
    ),
    "person_several": _("Several people of this name, phone and door are registered. Write the number of the paper."),
    "person_named_otherwise": _("The register has another name under this number. Compare both with the paper."),
    "person_left": _("This person has moved away. Look at their page first."),
}
"""Of rows of other registers that name a person."""


def of_number(fault: NumberFault) -> Problem:
    return Problem(f"paper.{fault}", "paper")


def of_phone(error: PhoneError) -> Problem:
    return Problem(f"phone.{error.fault}", "phone")


def of_person(reason: str, field: str) -> Problem:
    return Problem(f"person.{reason}", field)


_TABLES: dict[str, Any] = {
    "paper": NUMBER_SENTENCES,
    "phone": PHONE_SENTENCES,
    "door": DOOR_SENTENCES,
    "person": REFUSALS,
    "code": CODE_SENTENCES,
}


def speaker_of(own: dict[str, Any], **tables: Any) -> Callable[[Problem], str]:
    """For a register that names people: what a row of it may lack, and what people and places may."""
    return speaker(OWN_SENTENCES | PLACE_SENTENCES | PERSON_MEANT_SENTENCES | own, **_TABLES, **tables)


sentence = speaker_of({})
