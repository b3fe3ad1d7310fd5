"""Who acts, and what that one may do. Every module's access.py judges only this object."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a person is trusted with at a place. Several, dated, are usual."""

    ADMINISTRATOR = "administrator"
    STATION_LEAD = "station_lead"
    BRANCH_SECRETARY = "branch_secretary"
    DEPUTY_HEAD = "deputy_head"
    SHIFT_WORKER = "shift_worker"
    CASE_WORKER = "case_worker"
    TESTER = "tester"
    VOLUNTEER = "volunteer"
    COMMUNITY_LIAISON = "community_liaison"
    UNION_CHAIR = "union_chair"
    STREET_VIEWER = "street_viewer"


class Permission(StrEnum):
    """One word per thing that may be allowed."""

    SEE_FIGURES = "see_figures"
    SEE_PLACES = "see_places"
    EDIT_PLACES = "edit_places"
    SEE_PERSONS = "see_persons"
    EDIT_PERSONS = "edit_persons"
    REVEAL_VALUES = "reveal_values"
    SEE_POLITICAL_STATUS = "see_political_status"
    SEE_STAFF = "see_staff"
    EDIT_STAFF = "edit_staff"
    SEE_POLICY = "see_policy"
    EDIT_POLICY = "edit_policy"
    APPROVE = "approve"
    CHECK_PASSES = "check_passes"
    SEE_PASSAGES = "see_passages"
    OVERRULE = "overrule"
    SEE_PASSES = "see_passes"
    ISSUE_PASSES = "issue_passes"
    EDIT_DEVICES = "edit_devices"
    SEE_AUDIT = "see_audit"
    KEEP_BACKUPS = "keep_backups"
    CLOSE_EMERGENCY = "close_emergency"
    ANSWER_REQUESTS = "answer_requests"
    INSTRUCT = "instruct"


P = Permission
_FIGURES = frozenset({P.SEE_FIGURES, P.SEE_PLACES, P.SEE_POLICY})
_GATE = _FIGURES | {P.CHECK_PASSES, P.SEE_PASSAGES, P.SEE_PASSES, P.SEE_PERSONS}
_LEAD = frozenset(P) - {P.APPROVE}
_NOT_OF_ADMINISTRATORS = frozenset(
    {P.APPROVE, P.SEE_POLITICAL_STATUS, P.REVEAL_VALUES, P.OVERRULE, P.CLOSE_EMERGENCY, P.ANSWER_REQUESTS, P.INSTRUCT}
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(P) - _NOT_OF_ADMINISTRATORS,
    Role.STATION_LEAD: _LEAD,
    Role.BRANCH_SECRETARY: _LEAD,
    Role.DEPUTY_HEAD: _LEAD - {P.EDIT_STAFF, P.SEE_POLITICAL_STATUS, P.KEEP_BACKUPS},
    Role.SHIFT_WORKER: _GATE | {P.ISSUE_PASSES, P.OVERRULE, P.REVEAL_VALUES, P.SEE_STAFF},
    Role.CASE_WORKER: _FIGURES | {P.SEE_PERSONS, P.REVEAL_VALUES, P.SEE_STAFF},
    Role.TESTER: _FIGURES | {P.SEE_PERSONS, P.SEE_STAFF},
    Role.VOLUNTEER: _FIGURES | {P.CHECK_PASSES},
    Role.COMMUNITY_LIAISON: _FIGURES | {P.SEE_PERSONS, P.SEE_PASSES},
    Role.UNION_CHAIR: _FIGURES | {P.APPROVE, P.SEE_STAFF, P.CLOSE_EMERGENCY},
    Role.STREET_VIEWER: frozenset({P.SEE_FIGURES}),
}
"""The union chair views and approves and has no shifts; the street viewer sees figures, never a list of people."""

SECOND_FACTOR_ROLES = frozenset({Role.ADMINISTRATOR, Role.STATION_LEAD, Role.BRANCH_SECRETARY, Role.DEPUTY_HEAD})
"""Who can change rules or see everything signs in with a second factor."""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role at one station, already resolved from the organisation tree and from dates."""

    role: Role
    station_id: UUID


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or a device, frozen for one request."""

    staff_id: UUID | None = None
    device_id: UUID | None = None
    station_id: UUID | None = None
    """The station the actor is working for now; one of `stations`."""
    grants: tuple[Grant, ...] = ()
    device_permissions: frozenset[Permission] = frozenset()
    name: str = field(default="", compare=False)

    @property
    def stations(self) -> frozenset[UUID]:
        """Everything the database may show to this actor."""
        own = frozenset({self.station_id}) if self.device_id and self.station_id else frozenset()
        return own | {grant.station_id for grant in self.grants}

    def permissions(self, station_id: UUID | None = None) -> frozenset[Permission]:
        place = station_id or self.station_id
        if self.device_id:
            return self.device_permissions if place == self.station_id else frozenset()
        roles = (ROLE_PERMISSIONS[grant.role] for grant in self.grants if grant.station_id == place)
        return frozenset().union(*roles)

    def may(self, permission: Permission | str, station_id: UUID | None = None) -> bool:
        return Permission(permission) in self.permissions(station_id)


NOBODY = Actor()
"""Who is not signed in."""


class NotAllowed(Exception):
    """The actor lacks a permission at the place. Shown as a plain sentence, and logged."""

    def __init__(self, permission: Permission) -> None:
        self.permission = permission
        super().__init__(f"permission {permission} is missing")


def require(actor: Actor, permission: Permission, station_id: UUID | None = None) -> UUID:
    """The station for which the actor has the permission. Raises NotAllowed."""
    place = station_id or actor.station_id
    if place is None or not actor.may(permission, place):
        raise NotAllowed(permission)
    return place
