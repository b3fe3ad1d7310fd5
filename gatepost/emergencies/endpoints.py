"""The policy: the one in force with its sentences, and all versions."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from ninja import Router, Schema

from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.emergencies.policy import Policy
from gatepost.emergencies.policy_sentences import PolicySentence, read_policy
from gatepost.emergencies.queries import phase_on, policy_in_force, policy_of
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.sync.requests import Call

router = Router(tags=["emergencies"])


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


class PolicyOut(Schema):
    version: VersionOut
    emergency: EmergencyOut | None
    content: dict[str, Any]
    """What a device decides by."""
    sentences: list[SentenceOut]


class VersionsOut(Schema):
    versions: list[VersionOut]


@router.get("/policy", operation_id="get_policy_in_force", summary="The policy in force", response=PolicyOut)
def get_policy_in_force(request: Call) -> PolicyOut:
    """As data, and read aloud in both languages."""
    station_id, at = require(request.actor, Permission.SEE_POLICY), clock.now()
    version = policy_in_force(station_id, at)
    policy: Policy = policy_of(version)
    return PolicyOut(
        version=_version_out(version),
        emergency=_emergency_out(version.emergency) if version.emergency else None,
        content=msgspec.to_builtins(policy),
        sentences=[_sentence_out(sentence) for sentence in read_policy(policy)],
    )


@router.get("/policies", operation_id="list_policies", summary="All versions of the policy", response=VersionsOut)
def list_policies(request: Call) -> VersionsOut:
    """The latest first; versions are never edited, only followed."""
    station_id = require(request.actor, Permission.SEE_POLICY)
    rows = PolicyVersion.objects.filter(station_id=station_id).defer("content").order_by("-valid_from", "-number")
    return VersionsOut(versions=[_version_out(row) for row in rows])


def _version_out(row: PolicyVersion) -> VersionOut:
    return VersionOut(
        id=row.id, number=row.number, emergency_id=row.emergency_id, valid_from=row.valid_from, note=row.note
    )


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
