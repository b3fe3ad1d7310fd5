"""Policies: the one in force, all versions, one of them, what the next one would change, and the next one."""

from __future__ import annotations

from uuid import UUID

from ninja import Router, Status

from gatepost.emergencies.actions import EmergencyRefused
from gatepost.emergencies.actions import publish_policy as publish
from gatepost.emergencies.content import PublishContent
from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.policy import Policy, fault_of
from gatepost.emergencies.queries import VersionState, newest_version, policy_in_force, policy_of, version_states
from gatepost.emergencies.schemas.policies import (
    PolicyOut,
    PreviewOut,
    VersionOut,
    VersionsOut,
    flip_out,
    policy_out,
    version_out,
)
from gatepost.emergencies.whatif import PolicyPreviewPort
from gatepost.kernel import clock
from gatepost.kernel.access import Permission, require
from gatepost.kernel.wiring import providers
from gatepost.sync.bodies import body_reader, takes
from gatepost.sync.requests import Call

router = Router()
_read_policy = body_reader(Policy)
_read_next = body_reader(PublishContent)


@router.get("/policy", operation_id="get_policy_in_force", summary="The policy in force", response=PolicyOut)
def get_policy_in_force(request: Call) -> PolicyOut:
    """As data, and read aloud in both languages."""
    station_id = require(request.actor, Permission.SEE_POLICY)
    return policy_out(policy_in_force(station_id, clock.now()), VersionState.IN_FORCE)


@router.get("/policies", operation_id="list_policies", summary="All versions of the policy", response=VersionsOut)
def list_policies(request: Call) -> VersionsOut:
    """The latest first; versions are never edited, only followed."""
    station_id, at = require(request.actor, Permission.SEE_POLICY), clock.now()
    newest = newest_version(station_id, at)
    return VersionsOut(
        versions=[version_out(row, state) for row, state in version_states(station_id, at)],
        newest_id=newest.id if newest else None,
    )


@router.get("/policies/{version_id}", operation_id="get_policy", summary="One version", response=PolicyOut)
def get_policy(request: Call, version_id: UUID) -> PolicyOut:
    station_id = require(request.actor, Permission.SEE_POLICY)
    known = {row.id: (row, state) for row, state in version_states(station_id, clock.now())}
    if version_id not in known:
        raise PolicyVersion.DoesNotExist
    return policy_out(*known[version_id])


@router.post(
    "/preview",
    operation_id="preview_policy",
    summary="What a policy would change",
    response=PreviewOut,
    openapi_extra=takes(Policy),
)
def preview_policy(request: Call) -> PreviewOut:
    """The usual situations that the gate would answer otherwise than it does now. Nothing is written."""
    station_id = require(request.actor, Permission.EDIT_POLICY)
    before, after = policy_of(policy_in_force(station_id, clock.now())), _read_policy(request)
    if fault := fault_of(after):
        raise EmergencyRefused(fault)
    lines = [line for provider in providers(PolicyPreviewPort) for line in provider(before, after)]
    return PreviewOut(flips=[flip_out(line) for line in lines])


@router.post(
    "/policies",
    operation_id="publish_policy",
    summary="The next version",
    response={201: VersionOut},
    openapi_extra=takes(PublishContent),
)
def publish_policy(request: Call) -> Status[VersionOut]:
    """From an instant that has not passed. Look at its preview first."""
    at, content = clock.now(), _read_next(request)
    row = publish(
        policy=content.policy,
        follows=content.follows,
        valid_from=content.valid_from or at,
        note=content.note,
        by=request.actor,
        at=at,
    )
    state = VersionState.IN_FORCE if row.valid_from <= at else VersionState.WAITING
    return Status(201, version_out(row, state))
