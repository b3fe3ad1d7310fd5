"""A row of a register of residents as one person's facts, or why it cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from phonenumbers import PhoneMetadata

from gatepost.kernel.masking import mask_name
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Problem
from gatepost.kernel.sheets.row_problems import RowProblem, day_in, refuse, taking, text_in
from gatepost.kernel.sheets.values import name_of, paper_text_of, phone_text_of
from gatepost.people.enums import Sex
from gatepost.people.identity_numbers import NumberFault
from gatepost.people.identity_papers import PaperCheck, PaperKind, check_paper
from gatepost.people.imports.problems import of_number, of_person, of_phone
from gatepost.people.imports.resident_fields import PAPERS, SEXES
from gatepost.people.phones import PhoneError, read_phone
from gatepost.places.imports.doors_known import DoorsKnown

_NAME = re.compile(r"[^\W\d_]+(?:[ ·.'’-]+[^\W\d_]+)*\.?")
_CARD = re.compile(r"[0-9]{14,17}[0-9X]", re.IGNORECASE)
_PERMIT = ("810000", "820000", "830000")
Blind = Callable[[str], bytes]


@dataclass(slots=True)
class ResidentLine:
    """One row, read. Keys find a number without telling it."""

    number: int
    name: str = ""
    paper_kind: PaperKind = PaperKind.NONE
    paper: str = ""
    paper_key: bytes | None = None
    phone: str = ""
    phone_key: bytes | None = None
    compound_id: UUID | None = None
    door_id: UUID | None = None
    sex: Sex | None = None
    born_on: date | None = None
    from_on: date | None = None

    @property
    def title(self) -> str:
        return mask_name(self.name)


@dataclass(slots=True)
class ResidentReader:
    """Reads rows one by one; `problems` are those of the row read last."""

    doors: DoorsKnown
    blind_paper: Blind
    blind_phone: Blind
    today: date
    year: int | None = None
    since_1904: bool = False

    def read(self, row: SheetLine) -> tuple[ResidentLine, tuple[Problem, ...]]:
        line, problems = ResidentLine(row.number), []
        for part in (self._name, self._paper, self._phone, self._door, self._sex, self._days):
            try:
                part(line, row)
            except RowProblem as refused:
                problems.append(refused.problem)
        return line, tuple(problems)

    def _name(self, line: ResidentLine, row: SheetLine) -> None:
        line.name = taking("name", name_of, row.values.get("name"))
        if not line.name:
            raise refuse("name_missing", "name")
        if not _NAME.fullmatch(line.name):
            raise refuse("name_unreadable", "name")

    def _paper(self, line: ResidentLine, row: SheetLine) -> None:
        number = taking("paper", paper_text_of, row.values.get("paper"))
        kind = self._kind(number, text_in(row, "paper_kind"))
        paper = check_paper(kind, number, today=self.today)
        if not paper.accepted:
            raise RowProblem(of_number(paper.errors[0]))
        line.paper_kind, line.paper = kind, paper.number
        line.paper_key = self.blind_paper(paper.number) if paper.number else None
        _take_birth(line, paper)

    @staticmethod
    def _kind(number: str, told: str) -> PaperKind:
        if told:
            if told not in PAPERS:
                raise refuse("paper_kind_unknown", "paper_kind")
            return PAPERS[told] if number or PAPERS[told] is PaperKind.NONE else PaperKind.NONE
        if not number:
            return PaperKind.NONE
        if not _CARD.fullmatch(number.replace(" ", "").replace("-", "")):
            is_other_paper = number[:1].isalpha()
            raise RowProblem(
                Problem("paper_kind_missing", "paper") if is_other_paper else of_number(NumberFault.WRONG_LENGTH)
            )
        return PaperKind.RESIDENCE_PERMIT if number.startswith(_PERMIT) else PaperKind.RESIDENT_CARD

    def _phone(self, line: ResidentLine, row: SheetLine) -> None:
        text = taking("phone", phone_text_of, row.values.get("phone"))
        if not text:
            return
        try:
            line.phone = phone_number(text)
        except PhoneError as error:
            raise RowProblem(of_phone(error)) from error
        line.phone_key = self.blind_phone(line.phone)

    def _door(self, line: ResidentLine, row: SheetLine) -> None:
        parts = [text_in(row, name) for name in ("building", "unit", "room")]
        whole = text_in(row, "door")
        text = "-".join(part for part in parts if part) if parts[2] else "-".join(filter(None, [*parts[:2], whole]))
        if text:
            told = text_in(row, "compound")
            line.compound_id, line.door_id = self.doors.find(text, compound=told)

    def _sex(self, line: ResidentLine, row: SheetLine) -> None:
        told = text_in(row, "sex").lower()
        if not told:
            return
        if told not in SEXES:
            raise refuse("sex_unknown", "sex")
        if line.sex and line.sex is not SEXES[told]:
            raise RowProblem(of_person("sex_differs", "sex"))
        line.sex = SEXES[told]

    def _days(self, line: ResidentLine, row: SheetLine) -> None:
        born_on, from_on = self._day("born_on", row), self._day("from_on", row)
        if line.born_on and born_on and line.born_on != born_on:
            raise RowProblem(of_person("birth_differs", "born_on"))
        line.born_on, line.from_on = line.born_on or born_on, from_on

    def _day(self, field: str, row: SheetLine) -> date | None:
        day = day_in(row, field, year=self.year, since_1904=self.since_1904)
        if day and day > self.today:
            raise refuse("day_in_future", field)
        return day


def phone_number(text: str) -> str:
    """In its one form. A mobile number of this country is known by the library's own pattern at once. Raises PhoneError."""
    return f"+86{text}" if _mobile().fullmatch(text) else read_phone(text).number


@cache
def _mobile() -> re.Pattern[str]:
    plan: Any = PhoneMetadata.metadata_for_region("CN")
    return re.compile(plan.mobile.national_number_pattern)


def _take_birth(line: ResidentLine, paper: PaperCheck) -> None:
    if paper.identity:
        line.born_on, line.sex = paper.identity.born_on, paper.identity.sex
