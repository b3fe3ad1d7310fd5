"""What two records say, and which of it stays. Sealed as a whole while it may have to come back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from gatepost.kernel import vault
from gatepost.kernel.vault import SealBroken
from gatepost.people.merging.journal import Told, told_of
from gatepost.people.models import Person, PersonMerge
from gatepost.people.sealing import paper_of, phone_of, seal_paper, seal_phone


class MergeField(StrEnum):
    """What of one record may stay instead of the other's."""

    NAME = "name"
    PAPER = "paper"
    PHONE = "phone"
    SEX = "sex"
    BIRTH = "born_on"
    HOME = "home"


COLUMNS: dict[MergeField, tuple[str, ...]] = {
    MergeField.NAME: ("name",),
    MergeField.PAPER: ("paper_kind", "paper"),
    MergeField.PHONE: ("phone",),
    MergeField.SEX: ("sex",),
    MergeField.BIRTH: ("born_on",),
    MergeField.HOME: ("household_id", "left_on"),
}
_PLAIN = ("name", "sex", "born_on", "paper_kind", "household_id", "left_on", "created_at")


def values_of(row: Person) -> Told:
    """Numbers in the clear: for the seal of a merge only."""
    return told_of(row, _PLAIN) | {"paper": _readable(paper_of, row), "phone": _readable(phone_of, row)}


def _readable(number_of: Callable[[Person], str], row: Person) -> str:
    """One whose key was destroyed is as good as none: it cannot move, and nobody could read it afterwards."""
    try:
        return number_of(row)
    except SealBroken:
        return ""


def write_values(row: Person, told: Told, names: Iterable[str], key_id: UUID) -> None:
    for name in names:
        if name == "paper":
            seal_paper(row, told[name], key_id)
        elif name == "phone":
            seal_phone(row, told[name], key_id)
        elif name in ("born_on", "left_on"):
            setattr(row, name, date.fromisoformat(told[name]) if told[name] else None)
        elif name == "household_id":
            row.household_id = UUID(told[name]) if told[name] else None
        else:
            setattr(row, name, told[name])


def columns_of(fields: Iterable[MergeField]) -> list[str]:
    return [column for field in fields for column in COLUMNS[field]]


def seal_records(merge: PersonMerge, records: dict[str, Any], key_id: UUID) -> None:
    merge.records_sealed = vault.seal(json.dumps(records), key_id=key_id, context=_context(merge))


def records_of(merge: PersonMerge) -> dict[str, Any]:
    """Of who went, and of who stayed before and after. Raises SealBroken."""
    told: dict[str, Any] = json.loads(vault.unseal(merge.records_sealed, context=_context(merge)))
    return told


def look_of(one: Person, other: Person) -> str:
    """Changes when anything on either record does: who decides has seen what is merged."""
    told = [_seen(row) for row in (one, other)]
    return sha256(json.dumps(told, default=str).encode()).hexdigest()[:32]


def _seen(row: Person) -> list[Any]:
    blind = [bytes(value).hex() if value else "" for value in (row.paper_blind, row.phone_blind)]
    return [row.id, *(getattr(row, name) for name in _PLAIN), *blind]


def _context(merge: PersonMerge) -> str:
    return f"people.personmerge.records:{merge.id}"
