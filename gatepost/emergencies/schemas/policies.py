"""Policies, as data and read aloud."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from ninja import Schema

from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.emergencies.policy_sentences import PolicySentence, read_policy
from gatepost.emergencies.queries import VersionState, phase_on, policy_of
from gatepost.emergencies.whatif import PreviewLine
from gatepost.kernel import clock


class SentenceOut(Schema):
    """One rule in four ways: to the guard what to do, to the passer-by what to expect."""

    key: str
    guard_zh: str
    guard_en: str
    passer_zh: str
    passer_en: str


class EmergencyOut(Schema):
    id: UUID
    kind: EmergencyKind
    name: str
    started_at: datetime
    ended_at: datetime | None
    phase: str
    """The name of today's phase; empty when none has begun."""


class VersionOut(Schema):
    id: UUID
    number: int
    emergency_id: UUID | None
    """Null: a policy of peace time."""
    valid_from: datetime
    note: str
    state: VersionState


class PolicyOut(Schema):
    version: VersionOut
    emergency: EmergencyOut | None
    content: dict[str, Any]
    """What a device decides by."""
    sentences: list[SentenceOut]


class VersionsOut(Schema):
    versions: list[VersionOut]
    newest_id: UUID | None
    """What the next version follows."""


class FlipOut(Schema):
    """One usual situation, and what the gate would say of it before and after."""

    situation_zh: str
    situation_en: str
    before: str
    after: str


class PreviewOut(Schema):
    flips: list[FlipOut]
    """Only situations whose answer changes."""


def version_out(row: PolicyVersion, state: VersionState) -> VersionOut:
    return VersionOut(
        id=row.id,
        number=row.number,
        emergency_id=row.emergency_id,
        valid_from=row.valid_from,
        note=row.note,
        state=state,
    )


def policy_out(row: PolicyVersion, state: VersionState) -> PolicyOut:
    policy = policy_of(row)
    return PolicyOut(
        version=version_out(row, state),
        emergency=_emergency_out(row.emergency) if row.emergency else None,
        content=msgspec.to_builtins(policy),
        sentences=[_sentence_out(sentence) for sentence in read_policy(policy)],
    )


def flip_out(line: PreviewLine) -> FlipOut:
    return FlipOut(situation_zh=line.situation_zh, situation_en=line.situation_en, before=line.before, after=line.after)


def _emergency_out(emergency: Emergency) -> EmergencyOut:
    phase = phase_on(emergency, clock.today())
    return EmergencyOut(
        id=emergency.id,
        kind=EmergencyKind(emergency.kind),
        name=emergency.name,
        started_at=emergency.started_at,
        ended_at=emergency.ended_at,
        phase=phase.name if phase else "",
    )


def _sentence_out(sentence: PolicySentence) -> SentenceOut:
    return SentenceOut(
        key=sentence.key,
        guard_zh=sentence.guard_zh,
        guard_en=sentence.guard_en,
        passer_zh=sentence.passer_zh,
        passer_en=sentence.passer_en,
    )
