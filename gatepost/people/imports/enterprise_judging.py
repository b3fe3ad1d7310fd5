"""Which enterprise a row is: an equal credit code decides; else name, building and room all equal; else a person is asked.

Plain values in and out. Two different codes are two enterprises, whatever else they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from gatepost.kernel.ids import new_id
from gatepost.kernel.sheets.importing import Problem, RowDecision, RowVerdict
from gatepost.people.imports.enterprise_lines import EnterpriseLine, Room
from gatepost.people.imports.judging import Judgement


@dataclass(frozen=True, slots=True)
class KnownEnterprise:
    """On the register, or in a row above (`row` is then its number)."""

    id: UUID
    name: str
    code: str = ""
    contact_name: str = ""
    phone: str = ""
    rooms: frozenset[Room] = frozenset()
    is_public: bool = False
    has_ended: bool = False
    row: int = 0


class EnterpriseRegister:
    """It grows with the rows that were judged."""

    def __init__(self, enterprises: Iterable[KnownEnterprise]) -> None:
        self._all: dict[UUID, KnownEnterprise] = {}
        self._by_code: dict[str, UUID] = {}
        self._by_name: dict[str, set[UUID]] = defaultdict(set)
        for one in enterprises:
            self.put(one)

    def put(self, enterprise: KnownEnterprise) -> None:
        self._all[enterprise.id] = enterprise
        self._by_name[enterprise.name].add(enterprise.id)
        if enterprise.code:
            self._by_code[enterprise.code] = enterprise.id

    def of_code(self, code: str) -> KnownEnterprise | None:
        found = self._by_code.get(code)
        return self._all[found] if found else None

    def of_id(self, enterprise_id: UUID | None) -> KnownEnterprise | None:
        return self._all.get(enterprise_id) if enterprise_id else None

    def named(self, name: str) -> list[KnownEnterprise]:
        """Those that are here."""
        found = [self._all[one] for one in sorted(self._by_name.get(name, ()))]
        return [one for one in found if not one.has_ended and one.name == name]


def judge_enterprise(
    line: EnterpriseLine, register: EnterpriseRegister, decision: tuple[RowDecision, UUID | None] | None = None
) -> Judgement:
    """The register learns what the row tells."""
    found = _find(line, register, decision)
    if isinstance(found, Judgement):
        return found
    if found is None:
        return _new(line, register)
    changes = changes_of(line, found)
    if found.row and set(changes) - {"room"}:
        return Judgement(RowVerdict.REFUSED, None, (), Problem("enterprise_twice", of=str(found.row)))
    _learn(line, found, register)
    if changes:
        return Judgement(RowVerdict.CHANGED, found.id, changes)
    return Judgement(RowVerdict.SAME, found.id, (), Problem("as_row", of=str(found.row)) if found.row else None)


def changes_of(line: EnterpriseLine, known: KnownEnterprise) -> tuple[str, ...]:
    """An empty cell changes nothing; a room more is a room more."""
    told = (
        ("name", line.name != known.name),
        ("credit_code", bool(line.code) and line.code != known.code),
        ("contact", bool(line.contact_name) and line.contact_name != known.contact_name),
        ("phone", bool(line.phone) and line.phone != known.phone),
        ("room", line.room is not None and line.room not in known.rooms),
    )
    return tuple(name for name, differs in told if differs)


def _find(
    line: EnterpriseLine, register: EnterpriseRegister, decision: tuple[RowDecision, UUID | None] | None
) -> KnownEnterprise | Judgement | None:
    if known := register.of_code(line.code) if line.code else None:
        return _refused("enterprise_closed") if known.has_ended else known
    namesakes = [one for one in register.named(line.name) if not (line.code and one.code)]
    certain = [one for one in namesakes if line.room in one.rooms or (one.row and not _contradicts(line, one))]
    if len(certain) == 1:
        return certain[0]
    if decision and decision[0] is RowDecision.ANOTHER:
        return None
    chosen = register.of_id(decision[1]) if decision else None
    return chosen or (_asked(namesakes[0]) if namesakes else None)


def _contradicts(line: EnterpriseLine, above: KnownEnterprise) -> bool:
    """Rows of one sheet that name an enterprise alike mean the same one, unless they place it elsewhere."""
    return line.room is not None and bool(above.rooms)


def _asked(known: KnownEnterprise) -> Judgement:
    problem = Problem("enterprise_resembles_row", of=str(known.row)) if known.row else Problem("enterprise_resembles")
    return Judgement(RowVerdict.ASKED, None if known.row else known.id, (), problem)


def _refused(word: str) -> Judgement:
    return Judgement(RowVerdict.REFUSED, None, (), Problem(word))


def _new(line: EnterpriseLine, register: EnterpriseRegister) -> Judgement:
    rooms = frozenset({line.room}) if line.room else frozenset()
    made = KnownEnterprise(new_id(), line.name, line.code, line.contact_name, line.phone, rooms, row=line.number)
    register.put(made)
    return Judgement(RowVerdict.NEW, made.id)


def _learn(line: EnterpriseLine, known: KnownEnterprise, register: EnterpriseRegister) -> None:
    learnt = replace(
        known,
        name=line.name,
        code=line.code or known.code,
        contact_name=line.contact_name or known.contact_name,
        phone=line.phone or known.phone,
        rooms=known.rooms | ({line.room} if line.room else set()),
        row=line.number,
    )
    register.put(learnt)
