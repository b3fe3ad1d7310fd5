"""Which policy is in force, and what else an emergency knows."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from uuid import UUID

import msgspec
from django.db.models import Q

from gatepost.emergencies.enums import RiskLevel
from gatepost.emergencies.models import AreaRisk, Emergency, Phase, PolicyVersion
from gatepost.emergencies.policy import Policy


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


def policy_of(version: PolicyVersion) -> Policy:
    return msgspec.convert(version.content, Policy)


@lru_cache(maxsize=256)
def policy_by_id(version_id: UUID) -> Policy:
    """Versions are never edited, so a decoded one may be kept."""
    return policy_of(PolicyVersion.objects.only("content").get(pk=version_id))


def phase_on(emergency: Emergency, day: date) -> Phase | None:
    begun = emergency.phases.filter(from_on__lte=day)
    return begun.filter(Q(until_on=None) | Q(until_on__gt=day)).order_by("-from_on").first()


def risk_on(station_id: UUID, area_id: UUID, day: date) -> RiskLevel | None:
    announced = AreaRisk.objects.filter(station_id=station_id, area_id=area_id, from_on__lte=day)
    row = announced.filter(Q(until_on=None) | Q(until_on__gt=day)).order_by("-from_on").first()
    return RiskLevel(row.level) if row else None
