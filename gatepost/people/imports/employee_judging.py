"""What a row changes about where somebody works. Whose row it is has been decided before, as for residents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from gatepost.kernel.ids import new_id
from gatepost.kernel.sheets.importing import Problem, RowDecision, RowVerdict
from gatepost.people.imports.employee_lines import EmployeeLine
from gatepost.people.imports.judging import Judgement, Register, judge
from gatepost.people.models import Employment

Decision = tuple[RowDecision, UUID | None]


@dataclass(frozen=True, slots=True)
class Work:
    """What becomes of one row."""

    line: EmployeeLine
    verdict: RowVerdict
    person: Judgement | None = None
    changes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    begun: Employment | None = None
    changed: Employment | None = None


@dataclass(slots=True)
class WorkRegister:
    """Who works where, by person and enterprise, the latest first. It learns from the rows that were judged."""

    station_id: UUID
    day: date
    known: dict[tuple[UUID, UUID], list[Employment]]
    told_in: dict[UUID, int] = field(default_factory=dict)
    """The row of this sheet that told of an employment."""

    def works_there(self, person_id: UUID, enterprise_id: UUID) -> bool:
        return bool(self.known.get((person_id, enterprise_id)))

    def begin(self, key: tuple[UUID, UUID], line: EmployeeLine) -> Employment:
        """Of who has left already and whose beginning nobody told, one day is known."""
        person_id, enterprise_id = key
        is_past = line.until_on is not None and line.until_on <= self.day
        known_day = line.until_on - timedelta(days=1) if line.until_on and is_past else self.day
        row = Employment(
            id=new_id(),
            station_id=self.station_id,
            person_id=person_id,
            enterprise_id=enterprise_id,
            title=line.title,
            from_on=line.from_on or known_day,
            until_on=line.until_on,
        )
        self.told_in[row.id] = line.person.number
        self.known.setdefault(key, []).insert(0, row)
        return row


def judge_employee(line: EmployeeLine, persons: Register, work: WorkRegister, decision: Decision | None = None) -> Work:
    person = judge(line.person, persons, decision or _colleague(line, persons, work))
    told = (person.problem,) if person.problem else ()
    if person.verdict in (RowVerdict.REFUSED, RowVerdict.ASKED):
        return Work(line, person.verdict, person, problems=told)
    assert person.subject_id  # noqa: S101  (new and known people have an identifier)
    assert line.enterprise_id  # noqa: S101  (a row without one was refused)
    key = (person.subject_id, line.enterprise_id)
    known = work.known.get(key, [])
    going_on = next((one for one in known if one.until_on is None), None)
    if problem := _against(line, known, going_on, work):
        return Work(line, RowVerdict.REFUSED, person, problems=(problem,))
    begun = changed = None
    changes = _changes_of(line, going_on) if going_on else ()
    if going_on:
        changed = _filled(going_on, line) if changes else None
        work.told_in[going_on.id] = line.person.number
    elif not _is_over(line, known):
        begun, changes = work.begin(key, line), ("enterprise",)
    all_changes = (*person.changes, *changes)
    return Work(line, _verdict(person, all_changes), person, all_changes, told, begun, changed)


def _colleague(line: EmployeeLine, persons: Register, work: WorkRegister) -> Decision | None:
    """For who works somewhere the enterprise is what a door is for a resident: with name and phone it tells who they are."""
    person, enterprise_id = line.person, line.enterprise_id
    if person.paper_key or not person.phone_key or not enterprise_id:
        return None
    alike = [one for one in persons.named(person.name) if one.phone_key == person.phone_key]
    here = [one for one in alike if work.works_there(one.id, enterprise_id)]
    return (RowDecision.SAME_ONE, here[0].id) if len(here) == 1 else None


def _against(
    line: EmployeeLine, known: Sequence[Employment], going_on: Employment | None, work: WorkRegister
) -> Problem | None:
    if going_on:
        from_on = line.from_on or going_on.from_on
        if line.until_on and line.until_on <= from_on:
            return Problem("ends_before_it_begins", "until_on")
        above = work.told_in.get(going_on.id)
        return Problem("twice_in_sheet", of=str(above)) if above and _changes_of(line, going_on) else None
    if not known or _is_over(line, known):
        return None
    left_on = max(one.until_on for one in known if one.until_on)
    return Problem("left_before", "from_on") if line.from_on is None or line.from_on < left_on else None


def _changes_of(line: EmployeeLine, known: Employment) -> tuple[str, ...]:
    told = (
        ("title", bool(line.title) and line.title != known.title),
        ("from_on", line.from_on is not None and line.from_on != known.from_on),
        ("until_on", line.until_on is not None),
    )
    return tuple(name for name, differs in told if differs)


def _is_over(line: EmployeeLine, known: Sequence[Employment]) -> bool:
    """The row tells of a time that the register knows to have ended."""
    if not (line.from_on or line.until_on):
        return False
    return any(line.from_on in (one.from_on, None) and line.until_on in (one.until_on, None) for one in known)


def _filled(row: Employment, line: EmployeeLine) -> Employment:
    row.title, row.from_on, row.until_on = line.title or row.title, line.from_on or row.from_on, line.until_on
    return row


def _verdict(person: Judgement, changes: tuple[str, ...]) -> RowVerdict:
    if person.verdict is RowVerdict.NEW:
        return RowVerdict.NEW
    return RowVerdict.CHANGED if changes else RowVerdict.SAME
