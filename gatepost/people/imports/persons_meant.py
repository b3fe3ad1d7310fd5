"""Whom a row of another register means: the one with this number, else the one whose name, phone and door are all equal.

A row of passes or vehicles makes nobody and changes nobody; who is not certain is not taken.
"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from gatepost.kernel import clock, vault
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import ImportTask
from gatepost.kernel.sheets.row_problems import RowProblem, refuse
from gatepost.people.imports.judging import Known, Register, is_exact
from gatepost.people.imports.register import read_persons
from gatepost.people.imports.resident_fields import RESIDENT_FIELDS
from gatepost.people.imports.resident_lines import ResidentLine, ResidentReader
from gatepost.people.sealing import blind_paper, blind_phone
from gatepost.places.imports.register import read_doors

NAMING = ("name", "paper", "paper_kind", "phone", "compound", "door", "building", "unit", "room")
"""Fields that say who is meant."""
NAMING_FIELDS = tuple(field for field in RESIDENT_FIELDS if field.name in NAMING)


class PersonsMeant:
    def __init__(self, task: ImportTask) -> None:
        key_id = vault.held_station_key(task.station_id)
        self._reader = ResidentReader(
            doors=read_doors(task.station_id, default=task.settings.compound_id, may_add=False),
            blind_paper=partial(blind_paper, key_id=key_id),
            blind_phone=partial(blind_phone, key_id=key_id),
            today=clock.local(task.at).date(),
        )
        self._register = Register(read_persons(task.station_id))

    def find(self, row: SheetLine) -> tuple[ResidentLine, UUID | None]:
        """What the row tells, and whom it means: nobody, where it names nobody. Raises RowProblem."""
        if row.values.get("name") is None and row.values.get("paper") is None:
            return ResidentLine(row.number), None
        naming = SheetLine(row.number, {name: row.values.get(name) for name in NAMING})
        line, problems = self._reader.read(naming)
        wrong = [one for one in problems if not (one.word == "name_missing" and line.paper_key)]
        if wrong:
            raise RowProblem(wrong[0])
        known = self._known(line)
        if known.has_left:
            raise refuse("person_left", "name")
        return line, known.id

    def _known(self, line: ResidentLine) -> Known:
        if line.paper_key:
            known = self._register.of_paper(line.paper_key)
            if known is None:
                raise refuse("person_unknown", "paper")
            if line.name and line.name != known.name:
                raise refuse("person_named_otherwise", "name")
            return known
        exact = [known for known in self._register.named(line.name) if is_exact(line, known)]
        if len(exact) != 1:
            raise refuse("person_several" if exact else "person_uncertain", "name")
        return exact[0]
