"""A row of a list of colleagues: who signs in under which name, in which roles, where, and from when until when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from gatepost.kernel.access import Role
from gatepost.kernel.masking import mask_name
from gatepost.kernel.plain_text import plain
from gatepost.kernel.sheets.headers import SheetLine
from gatepost.kernel.sheets.importing import Problem
from gatepost.kernel.sheets.row_problems import RowProblem, day_in, refuse, taking, text_in
from gatepost.kernel.sheets.values import name_of
from gatepost.people.imports.staff_fields import ROLES

_USERNAME = re.compile(r"[A-Za-z0-9_-]{1,40}")
_BETWEEN = re.compile(r"[、,，;；/ ]+")
_LONGEST_TITLE = 60


@dataclass(slots=True)
class StaffLine:
    number: int
    username: str = ""
    name: str = ""
    title: str = ""
    roles: tuple[Role, ...] = ()
    organisation_id: UUID | None = None
    from_on: date | None = None
    until_on: date | None = None
    """The first day without the role; a sheet tells the last one with it."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def masked(self) -> str:
        return mask_name(self.name)


@dataclass(frozen=True, slots=True)
class StaffReader:
    bodies: Mapping[str, UUID]
    """By name, those where whoever imports may give roles."""
    own_body: UUID
    year: int | None = None
    since_1904: bool = False

    def read(self, row: SheetLine) -> StaffLine:
        line = StaffLine(row.number)
        for part in (self._who, self._title, self._roles, self._where, self._days):
            try:
                part(line, row)
            except RowProblem as refused:
                line.problems.append(refused.problem)
        return line

    @staticmethod
    def _who(line: StaffLine, row: SheetLine) -> None:
        line.name = taking("name", name_of, row.values.get("name"))
        line.username = text_in(row, "username")
        if not line.name:
            raise refuse("name_missing", "name")
        if not _USERNAME.fullmatch(line.username):
            raise refuse("username_unreadable" if line.username else "username_missing", "username")

    @staticmethod
    def _title(line: StaffLine, row: SheetLine) -> None:
        line.title = text_in(row, "title", longest=_LONGEST_TITLE)

    @staticmethod
    def _roles(line: StaffLine, row: SheetLine) -> None:
        told = [word for word in _BETWEEN.split(text_in(row, "role")) if word]
        unknown = next((word for word in told if word not in ROLES), None)
        if unknown:
            raise refuse("role_unknown", "role", unknown)
        line.roles = tuple(dict.fromkeys(ROLES[word] for word in told))

    def _where(self, line: StaffLine, row: SheetLine) -> None:
        told = text_in(row, "organisation")
        if told and plain(told) not in self.bodies:
            raise refuse("organisation_unknown", "organisation")
        line.organisation_id = self.bodies[plain(told)] if told else self.own_body

    def _days(self, line: StaffLine, row: SheetLine) -> None:
        line.from_on, last = (
            day_in(row, name, year=self.year, since_1904=self.since_1904) for name in ("from_on", "until_on")
        )
        if line.from_on and last and last < line.from_on:
            raise refuse("ends_before_it_begins", "until_on")
        line.until_on = last + timedelta(days=1) if last and last < date.max else None
