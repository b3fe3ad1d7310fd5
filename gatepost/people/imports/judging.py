"""Whose a row is: an equal number decides; else name, phone and door all equal; else a person is asked. A name alone is nobody.

Plain values in and out: the register as it was read, the row as it was read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gatepost.kernel.ids import new_id
from gatepost.kernel.sheets.importing import Problem, RowDecision, RowVerdict
from gatepost.people.enums import Sex
from gatepost.people.imports.resident_lines import ResidentLine


@dataclass(slots=True)
class Known:
    """Somebody on the register, or in a row above (`row` is then its number). The register alone changes it."""

    id: UUID
    name: str
    paper_key: bytes | None
    phone_key: bytes | None
    door_id: UUID | None
    sex: Sex | None = None
    born_on: date | None = None
    has_left: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: RowVerdict
    subject_id: UUID | None = None
    changes: tuple[str, ...] = ()
    problem: Problem | None = None


class Register:
    """Who is there, found by number and by name. It grows with the rows that were judged."""

    def __init__(self, persons: Iterable[Known]) -> None:
        self._by_paper: dict[bytes, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        for person in persons:
            self.put(person)

    def put(self, person: Known) -> None:
        if person.paper_key:
            self._by_paper[person.paper_key] = person
        self._by_name[person.name].append(person)

    def learn(self, person: Known, line: ResidentLine) -> None:
        """What the row tells goes before what was known."""
        if line.paper_key and line.paper_key != person.paper_key:
            person.paper_key = line.paper_key
            self._by_paper[line.paper_key] = person
        person.phone_key = line.phone_key or person.phone_key
        person.door_id = line.door_id or person.door_id
        person.has_left = person.has_left and line.door_id is None
        person.sex, person.born_on = line.sex or person.sex, line.born_on or person.born_on
        person.row = line.number
        if line.name != person.name:
            self._by_name[person.name].remove(person)
            person.name = line.name
            self._by_name[line.name].append(person)

    def of_paper(self, key: bytes) -> Known | None:
        return self._by_paper.get(key)

    def named(self, name: str) -> list[Known]:
        return self._by_name.get(name, [])

    def numbered(self, person_id: UUID, name: str) -> Known | None:
        return next((known for known in self.named(name) if known.id == person_id), None)


def judge(line: ResidentLine, register: Register, decision: tuple[RowDecision, UUID | None] | None = None) -> Judgement:
    """The register learns what the row tells, so that a later row is compared with it."""
    found = _find(line, register, decision)
    if isinstance(found, Judgement):
        return found
    if found is None:
        return _new(line, register)
    changes = changes_of(line, found)
    if found.row:
        return _again(found, changes)
    register.learn(found, line)
    return Judgement(RowVerdict.CHANGED if changes else RowVerdict.SAME, found.id, changes)


def changes_of(line: ResidentLine, known: Known) -> tuple[str, ...]:
    """An empty cell changes nothing."""
    told = (
        ("name", line.name != known.name),
        ("paper", line.paper_key is not None and line.paper_key != known.paper_key),
        ("phone", line.phone_key is not None and line.phone_key != known.phone_key),
        ("door", line.door_id is not None and (line.door_id != known.door_id or known.has_left)),
        ("sex", line.sex is not None and known.sex is None),
        ("born_on", line.born_on is not None and known.born_on is None),
    )
    return tuple(name for name, differs in told if differs)


def _find(
    line: ResidentLine, register: Register, decision: tuple[RowDecision, UUID | None] | None
) -> Known | Judgement | None:
    if line.paper_key and (known := register.of_paper(line.paper_key)):
        return known
    same_name = register.named(line.name)
    exact = [known for known in same_name if is_exact(line, known)]
    free = [known for known in exact if not (line.paper_key and known.paper_key)]
    if len(free) == 1:
        return free[0]
    if decision and (decided := _decided(line, register, decision)) is not _OPEN:
        return decided
    return _ask(line, same_name, exact, free)


_OPEN = Judgement(RowVerdict.ASKED)


def _decided(
    line: ResidentLine, register: Register, decision: tuple[RowDecision, UUID | None]
) -> Known | Judgement | None:
    """Who was chosen may have gone from the register since: then it is asked again."""
    word, person_id = decision
    if word is RowDecision.ANOTHER:
        return None
    return (register.numbered(person_id, line.name) if person_id else None) or _OPEN


def _ask(line: ResidentLine, same_name: list[Known], exact: list[Known], free: list[Known]) -> Judgement | None:
    if len(free) > 1:
        return _asked(Problem("resembles_several"), free[0])
    if exact:
        return _asked(Problem("paper_differs", "paper"), exact[0])
    if same_name and not (line.paper_key or line.phone_key or line.door_id):
        # Taken as somebody new, the same sheet would bring them again each time.
        return _asked(Problem("resembles_name"), same_name[0])
    alike = next((known for known in same_name if _is_alike(line, known)), None)
    if alike is None:
        return None
    return _asked(Problem("resembles_row", of=str(alike.row)) if alike.row else Problem("resembles"), alike)


def is_exact(line: ResidentLine, known: Known) -> bool:
    has_all = line.phone_key is not None and line.door_id is not None
    return has_all and line.phone_key == known.phone_key and line.door_id == known.door_id


def _is_alike(line: ResidentLine, known: Known) -> bool:
    """Two different numbers are two people, whatever else they share."""
    if line.paper_key and known.paper_key:
        return False
    same_phone = line.phone_key is not None and line.phone_key == known.phone_key
    return same_phone or (line.door_id is not None and line.door_id == known.door_id)


def _asked(problem: Problem, known: Known) -> Judgement:
    return Judgement(RowVerdict.ASKED, None if known.row else known.id, (), problem)


def _again(above: Known, changes: tuple[str, ...]) -> Judgement:
    if changes:
        return Judgement(RowVerdict.REFUSED, None, (), Problem("twice_in_sheet", of=str(above.row)))
    return Judgement(RowVerdict.SAME, above.id, (), Problem("as_row", of=str(above.row)))


def _new(line: ResidentLine, register: Register) -> Judgement:
    person = Known(
        new_id(), line.name, line.paper_key, line.phone_key, line.door_id, line.sex, line.born_on, row=line.number
    )
    register.put(person)
    return Judgement(RowVerdict.NEW, person.id)
