"""Which policy is in force, and what else an emergency knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

import msgspec
from django.db.models import Q, QuerySet

from gatepost.emergencies.enums import RiskLevel
from gatepost.emergencies.models import AreaRisk, Emergency, Phase, PolicyApproval, PolicyVersion
from gatepost.emergencies.policy import Policy
from gatepost.people.models import StaffAccount


class NoPolicy(Exception):
    """A station without any policy: nothing can be decided there until somebody writes one."""


def open_emergency(station_id: UUID, at: datetime) -> Emergency | None:
    running = Emergency.objects.filter(station_id=station_id, started_at__lte=at)
    return running.filter(Q(ended_at=None) | Q(ended_at__gt=at)).first()


def policy_in_force(station_id: UUID, at: datetime) -> PolicyVersion:
    """The emergency's latest version that has begun; in peace, or before the first one begins, the latest of peace time."""
    begun = PolicyVersion.objects.filter(station_id=station_id, valid_from__lte=at).order_by("-valid_from")
    emergency = open_emergency(station_id, at)
    found = begun.filter(emergency=emergency).first() if emergency else None
    found = found or begun.filter(emergency=None).first()
    if found is None:
        raise NoPolicy
    return found


def version_in_force(station_id: UUID, at: datetime) -> PolicyVersion | None:
    """For pages, which say so when there is none."""
    try:
        return policy_in_force(station_id, at)
    except NoPolicy:
        return None


def newest_version(station_id: UUID, at: datetime) -> PolicyVersion | None:
    """Of the open emergency, or of peace time: the one that the next version follows, whether it has begun or waits."""
    known = PolicyVersion.objects.filter(station_id=station_id, emergency=open_emergency(station_id, at))
    return known.order_by("-number").first()


@dataclass(frozen=True, slots=True)
class Approval:
    staff_id: UUID
    name: str
    at: datetime


def approvals_of(version: PolicyVersion) -> list[Approval]:
    """Who stands behind it, the first one first."""
    rows = list(PolicyApproval.objects.filter(station_id=version.station_id, version=version))
    names = dict(StaffAccount.objects.filter(pk__in=[row.approved_by for row in rows]).values_list("id", "name"))
    return [Approval(row.approved_by, names.get(row.approved_by, ""), row.approved_at) for row in rows]


def policy_of(version: PolicyVersion) -> Policy:
    return msgspec.convert(version.content, Policy)


@lru_cache(maxsize=256)
def policy_by_id(version_id: UUID) -> Policy:
    """Versions are never edited, so a decoded one may be kept."""
    return policy_of(PolicyVersion.objects.only("content").get(pk=version_id))


class VersionState(StrEnum):
    """What a list of versions says of each. One that would have begun after its emergency ended was never in force."""

    IN_FORCE = "in_force"
    WAITING = "waiting"
    EARLIER = "earlier"
    NEVER = "never"


def version_states(station_id: UUID, at: datetime) -> list[tuple[PolicyVersion, VersionState]]:
    """The latest first."""
    current = version_in_force(station_id, at)
    rows = PolicyVersion.objects.filter(station_id=station_id).select_related("emergency").order_by("-valid_from")
    return [(row, VersionState.IN_FORCE if row == current else _state(row, at)) for row in rows]


def _state(row: PolicyVersion, at: datetime) -> VersionState:
    ended_at = row.emergency.ended_at if row.emergency else None
    if ended_at and row.valid_from >= ended_at:
        return VersionState.NEVER
    return VersionState.WAITING if row.valid_from > at else VersionState.EARLIER


def phase_on(emergency: Emergency, day: date) -> Phase | None:
    begun = emergency.phases.filter(from_on__lte=day)
    return begun.filter(Q(until_on=None) | Q(until_on__gt=day)).order_by("-from_on").first()


def ended_emergencies(station_id: UUID, at: datetime) -> QuerySet[Emergency]:
    """With their phases and whether they are closed, the latest first."""
    ended = Emergency.objects.filter(station_id=station_id, ended_at__lte=at)
    return ended.select_related("closing").prefetch_related("phases")


def risks_of(station_id: UUID) -> QuerySet[AreaRisk]:
    """All levels that were ever announced, the latest first."""
    return AreaRisk.objects.filter(station_id=station_id).select_related("area").order_by("-from_on", "area__name")


def risks_on(station_id: UUID, day: date) -> QuerySet[AreaRisk]:
    """Those that hold on a day."""
    return risks_of(station_id).filter(from_on__lte=day).filter(Q(until_on=None) | Q(until_on__gt=day))


def risk_on(station_id: UUID, area_id: UUID, day: date) -> RiskLevel | None:
    announced = AreaRisk.objects.filter(station_id=station_id, area_id=area_id, from_on__lte=day)
    row = announced.filter(Q(until_on=None) | Q(until_on__gt=day)).order_by("-from_on").first()
    return RiskLevel(row.level) if row else None
