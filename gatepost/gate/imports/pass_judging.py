"""What a row of passes adds to those that are there. A sheet issues passes; it ends, replaces and revives none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from gatepost.emergencies.enums import PasserKind
from gatepost.gate.actions.passes import last_day
from gatepost.gate.enums import PassState
from gatepost.gate.imports.pass_lines import PassLine
from gatepost.gate.models import Pass
from gatepost.kernel import clock
from gatepost.kernel.sheets.importing import Problem, RowVerdict

Key = tuple[PasserKind, UUID | None, UUID | None]
"""Kind, holder, compound."""


@dataclass(slots=True)
class LatestPasses:
    """The last pass of each holder, kind and compound, on the register or in a row above."""

    at: datetime
    known: dict[Key, Pass] = field(default_factory=dict)
    rows: dict[Key, PassLine] = field(default_factory=dict)

    def put(self, row: Pass) -> None:
        self.known[PasserKind(row.kind), row.person_id or row.vehicle_id, row.compound_id] = row

    def valid(self, key: Key) -> Pass | None:
        found = self.known.get(key)
        return found if found and found.state == PassState.ACTIVE and found.valid_until > self.at else None


@dataclass(frozen=True, slots=True)
class PassJudgement:
    verdict: RowVerdict
    pass_id: UUID | None = None
    problem: Problem | None = None


def judge_pass(line: PassLine, latest: LatestPasses) -> PassJudgement:
    key = (line.kind, line.person_id or line.vehicle_id, line.compound_id)
    if above := latest.rows.get(key):
        is_same = (line.from_on, line.until_on) == (above.from_on, above.until_on)
        word = "as_row" if is_same else "pass_twice"
        verdict = RowVerdict.SAME if is_same else RowVerdict.REFUSED
        return PassJudgement(verdict, None, Problem(word, of=str(above.number)))
    if valid := latest.valid(key):
        return _beside(line, valid)
    for_all = latest.valid((*key[:2], None))
    if for_all and last_day(for_all) >= line.until_on:
        return PassJudgement(RowVerdict.SAME, for_all.id, Problem("pass_for_all"))
    known = latest.known.get(key)
    if known and known.state == PassState.WITHDRAWN:
        return PassJudgement(RowVerdict.REFUSED, known.id, Problem("pass_was_withdrawn"))
    latest.rows[key] = line
    return PassJudgement(RowVerdict.NEW)


def _beside(line: PassLine, valid: Pass) -> PassJudgement:
    """A row without a first day tells nothing against the one that is there."""
    same_first = not line.tells_first_day or clock.local(valid.valid_from).date() == line.from_on
    if same_first and last_day(valid) == line.until_on:
        return PassJudgement(RowVerdict.SAME, valid.id)
    return PassJudgement(
        RowVerdict.REFUSED, valid.id, Problem("pass_of_other_days", "until_on", last_day(valid).isoformat())
    )
