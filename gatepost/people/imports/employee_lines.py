"""A row of a register of those who work at enterprises: a person, where that one works, and since when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Problem
from gatepost.kernel.sheets.row_problems import RowProblem, day_in, refuse, text_in
from gatepost.people.imports.enterprise_judging import EnterpriseRegister
from gatepost.people.imports.enterprise_lines import LONGEST_NAME, credit_code_in
from gatepost.people.imports.resident_lines import ResidentLine, ResidentReader

_LONGEST_TITLE = 60


@dataclass(slots=True)
class EmployeeLine:
    person: ResidentLine
    enterprise_id: UUID | None = None
    title: str = ""
    until_on: date | None = None
    """The first day not worked there; a sheet tells the last one worked."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def from_on(self) -> date | None:
        return self.person.from_on


@dataclass(slots=True)
class EmployeeReader:
    persons: ResidentReader
    enterprises: EnterpriseRegister

    def read(self, row: SheetLine) -> EmployeeLine:
        person, problems = self.persons.read(row)
        line = EmployeeLine(person, problems=list(problems))
        for part in (self._enterprise, self._title, self._until):
            try:
                part(line, row)
            except RowProblem as refused:
                line.problems.append(refused.problem)
        return line

    def _enterprise(self, line: EmployeeLine, row: SheetLine) -> None:
        code, name = credit_code_in(row), text_in(row, "enterprise", longest=LONGEST_NAME)
        if not code and not name:
            raise refuse("enterprise_missing", "enterprise")
        by_code = self.enterprises.of_code(code) if code else None
        found = [by_code] if by_code else [] if code else self.enterprises.named(name)
        if not found:
            raise refuse("enterprise_unknown", "credit_code" if code else "enterprise")
        if len(found) > 1:
            raise refuse("enterprise_several", "enterprise")
        if found[0].has_ended:
            raise refuse("enterprise_closed", "credit_code")
        line.enterprise_id = found[0].id

    @staticmethod
    def _title(line: EmployeeLine, row: SheetLine) -> None:
        line.title = text_in(row, "title", longest=_LONGEST_TITLE)

    def _until(self, line: EmployeeLine, row: SheetLine) -> None:
        last = day_in(row, "until_on", year=self.persons.year, since_1904=self.persons.since_1904)
        if last and line.from_on and last < line.from_on:
            raise refuse("ends_before_it_begins", "until_on")
        line.until_on = last + timedelta(days=1) if last else None
