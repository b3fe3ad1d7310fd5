"""What of people is sealed with the station's key, and how it is found again."""

from __future__ import annotations

from uuid import UUID

from gatepost.kernel.keys.declaring import Blind, SealedColumn, SealedTable, Word
from gatepost.kernel.search.index import tail_term
from gatepost.people.findable import PERSON, last_four
from gatepost.people.models import Enterprise, ImportFile, Person, PersonMerge, PersonRequest


def _tail(key_id: UUID, phone: str) -> str:
    return tail_term(key_id, last_four(phone))


SEALED_TABLES = (
    SealedTable(
        Person,
        (
            SealedColumn("paper_sealed", "people.person.paper", Blind("paper_blind", "paper")),
            SealedColumn("phone_sealed", "people.person.phone", Blind("phone_blind", "phone"), Word(PERSON, _tail)),
        ),
    ),
    SealedTable(Enterprise, (SealedColumn("phone_sealed", "people.enterprise.phone"),)),
    SealedTable(
        PersonRequest,
        (
            SealedColumn("asker_sealed", "people.request.asker"),
            SealedColumn("wish_sealed", "people.request.wish"),
            SealedColumn("answer_sealed", "people.request.answer"),
        ),
    ),
    SealedTable(PersonMerge, (SealedColumn("records_sealed", "people.personmerge.records"),)),
    # A file may have fifty million bytes.
    SealedTable(ImportFile, (SealedColumn("content_sealed", "people.importfile"),), row="sheet_import_id", at_once=1),
)


def sealed_tables() -> tuple[SealedTable, ...]:
    return SEALED_TABLES
