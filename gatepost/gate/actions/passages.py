"""Deciding about a passer, and recording who went through.

Only recording writes. It decides again under a lock, so that two guards with one pass are answered one after the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from gatepost.emergencies.closing.late import refuse_closed_time
from gatepost.emergencies.queries import NoPolicy
from gatepost.gate.access import may_check, may_overrule
from gatepost.gate.actions.passage_row import insert_passage, stored_passage
from gatepost.gate.actions.visits import open_visit
from gatepost.gate.content import CheckContent, PassageContent, digest
from gatepost.gate.enums import Reason, Verdict
from gatepost.gate.facts import Decision
from gatepost.gate.queries.facts import Gathered, gather
from gatepost.gate.queries.situation import NoSuchPost
from gatepost.gate.rules import decide
from gatepost.gate.sentences import Spoken, speak
from gatepost.kernel.access import Actor, NotAllowed

CLOCK_TOLERANCE = timedelta(minutes=5)
ADMITTING = frozenset({Verdict.ADMIT, Verdict.ADMIT_WITH_NOTE})


@dataclass(frozen=True, slots=True)
class Checked:
    """A decision, and what it was decided on. Nothing was written."""

    decision: Decision
    gathered: Gathered
    at: datetime

    @property
    def spoken(self) -> Spoken:
        """What to say. Made when it is asked for: a passage that is recorded is not told again."""
        return speak(self.decision, self.gathered.facts, self.gathered.situation.policy)


@dataclass(frozen=True, slots=True)
class Recorded:
    """`is_new` is False when the same passage had come before: it is there once."""

    id: UUID
    is_new: bool
    verdict: Verdict
    reasons: tuple[Reason, ...]


class PassageConflict(Exception):
    """The same id came with another content. Both are kept by whoever sent them; nothing was written here."""


class PassageOpen(Exception):
    """Somebody is to go through although things are still to be found out or the verdict is no: a reason is needed."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        super().__init__("needs or verdict are open")


class ClockAhead(Exception):
    """The passage is said to happen later than now: it would hide what really happens until then."""


def check_passer(content: CheckContent, *, by: Actor, at: datetime, lock: bool = False) -> Checked:
    """What the gate answers now. Raises NotAllowed, NoSuchPost, NoPolicy."""
    station_id = may_check(by)
    gathered = gather(content, station_id=station_id, at=at, lock=lock)
    decision = decide(gathered.facts, gathered.situation.policy, at)
    return Checked(decision, gathered, at)


def _needs_overruling(content: PassageContent, decision: Decision) -> bool:
    return content.passed and (bool(decision.needs) or decision.verdict not in ADMITTING)


def record_passage(content: PassageContent, *, by: Actor, at: datetime) -> Recorded:
    """Writes passage, presence, outing and audit line in one statement, in the transaction of the caller; then a visitor's visit.

    Raises PassageOpen when somebody would go through against the decision without a reason, PassageConflict when the id is taken by
    another content, ClockAhead, EmergencyIsClosed, and what `check_passer` raises.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "outside a transaction a lock is gone before the passage is written"
        )
    happened_at = content.happened_at or at
    if happened_at > at + CLOCK_TOLERANCE:
        raise ClockAhead
    if content.happened_at:
        refuse_closed_time(may_check(by), happened_at)
    try:
        checked = check_passer(content, by=by, at=happened_at, lock=True)
        overruled = _overruled(content, checked, by)
        written = insert_passage(
            content, checked.gathered, checked.decision, overruled=overruled, by=by, happened_at=happened_at, at=at
        )
    except (NoSuchPost, NoPolicy, PassageOpen, NotAllowed):
        # Sent again after its answer was lost: what is so now says nothing about what was recorded then.
        known = _known(content, by)
        if known is None:
            raise
        return known
    if written:
        open_visit(content, checked.gathered, by=by, happened_at=happened_at)
        return Recorded(content.id, True, checked.decision.verdict, checked.decision.reasons)  # noqa: FBT003
    known = _known(content, by)
    if known is None:
        raise PassageConflict
    return known


def _overruled(content: PassageContent, checked: Checked, by: Actor) -> str | None:
    """The reason for letting pass against the decision. A reason that came where nothing was overruled is none."""
    if not _needs_overruling(content, checked.decision):
        return None
    reason = (content.overrule_reason or "").strip()
    if not reason:
        raise PassageOpen(checked)
    may_overrule(by)
    return reason


def _known(content: PassageContent, by: Actor) -> Recorded | None:
    """What the same id was recorded as before. Raises PassageConflict when that was something else."""
    known = stored_passage(may_check(by), content.id)
    if known is None:
        return None
    if known.digest != digest(content):
        raise PassageConflict
    return Recorded(content.id, False, known.verdict, known.reasons)  # noqa: FBT003
