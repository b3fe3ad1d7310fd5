"""A row of a register of enterprises as plain facts, or why it cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Problem
from gatepost.kernel.sheets.row_problems import RowProblem, day_in, refuse, taking, text_in
from gatepost.kernel.sheets.values import name_of, paper_text_of, phone_text_of
from gatepost.people.credit_codes import check_credit_code
from gatepost.people.imports.problems import of_phone
from gatepost.people.imports.resident_lines import phone_number
from gatepost.people.phones import PhoneError
from gatepost.places.imports.buildings_known import BuildingsKnown

LONGEST_NAME = 120
_LONGEST_TITLE = 80
_LONGEST_ROOM = 40
Room = tuple[UUID, str]
"""A building, and the room in it."""


@dataclass(slots=True)
class EnterpriseLine:
    number: int
    name: str = ""
    code: str = ""
    contact_name: str = ""
    phone: str = ""
    room: Room | None = None
    from_on: date | None = None

    @property
    def title(self) -> str:
        return self.name[:_LONGEST_TITLE]


@dataclass(slots=True)
class EnterpriseReader:
    buildings: BuildingsKnown
    today: date
    year: int | None = None
    since_1904: bool = False

    def read(self, row: SheetLine) -> tuple[EnterpriseLine, tuple[Problem, ...]]:
        line, problems = EnterpriseLine(row.number), []
        for part in (self._name, self._code, self._contact, self._phone, self._room, self._day):
            try:
                part(line, row)
            except RowProblem as refused:
                problems.append(refused.problem)
        return line, tuple(problems)

    def _name(self, line: EnterpriseLine, row: SheetLine) -> None:
        line.name = text_in(row, "name", longest=LONGEST_NAME)
        if not any(character.isalpha() for character in line.name):
            raise refuse("enterprise_name_missing", "name")

    def _code(self, line: EnterpriseLine, row: SheetLine) -> None:
        line.code = credit_code_in(row)

    def _contact(self, line: EnterpriseLine, row: SheetLine) -> None:
        line.contact_name = taking("contact", name_of, row.values.get("contact"))

    def _phone(self, line: EnterpriseLine, row: SheetLine) -> None:
        text = taking("phone", phone_text_of, row.values.get("phone"))
        try:
            line.phone = phone_number(text) if text else ""
        except PhoneError as error:
            raise RowProblem(of_phone(error)) from error

    def _room(self, line: EnterpriseLine, row: SheetLine) -> None:
        building, room = text_in(row, "building"), text_in(row, "room", longest=_LONGEST_ROOM)
        address = text_in(row, "address")
        if building:
            line.room = (self.buildings.find(building, compound=text_in(row, "compound")).id, _plain_room(room))
        elif address:
            found, behind = self.buildings.in_address(address)
            line.room = (found.id, _plain_room(room or behind[:_LONGEST_ROOM]))
        elif room:
            raise refuse("building_missing", "building")

    def _day(self, line: EnterpriseLine, row: SheetLine) -> None:
        line.from_on = day_in(row, "from_on", year=self.year, since_1904=self.since_1904)
        if line.from_on and line.from_on > self.today:
            raise refuse("day_in_future", "from_on")


def credit_code_in(row: SheetLine) -> str:
    """In its one form; empty where none is told. Raises RowProblem."""
    check = check_credit_code(taking("credit_code", paper_text_of, row.values.get("credit_code")))
    if not check.accepted:
        raise refuse(f"code.{check.errors[0]}", "credit_code")
    return check.code.text if check.code else ""


def _plain_room(room: str) -> str:
    return room.removesuffix("室").removesuffix("房间")
