"""Opening and leading an emergency; writing the next version of a policy."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction
from django.db.models import Max

from gatepost.emergencies.access import may_edit_policy
from gatepost.emergencies.enums import EmergencyKind, RiskLevel
from gatepost.emergencies.models import AreaRisk, Emergency, Phase, PolicyVersion
from gatepost.emergencies.policy import Policy, missing_kinds, outbreak_policy
from gatepost.emergencies.queries import open_emergency
from gatepost.kernel import audit, vault
from gatepost.kernel.access import Actor
from gatepost.places.models import Station


class EmergencyRefused(Exception):
    """It cannot be done now; `reason` is a stable word, its sentence stands in emergencies/forms.py."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def _lock_station(station_id: UUID) -> None:
    """Numbers and dates of versions are given out one after the other."""
    Station.objects.select_for_update().get(pk=station_id)


@transaction.atomic
def start_emergency(*, kind: EmergencyKind, name: str, started_at: datetime, by: Actor, at: datetime) -> Emergency:
    """Opens an emergency with its own key and a first policy. Raises EmergencyRefused("one_is_open")."""
    station_id = may_edit_policy(by)
    _lock_station(station_id)
    if Emergency.objects.filter(station_id=station_id, ended_at=None).exists():
        raise EmergencyRefused("one_is_open")
    emergency = Emergency.objects.create(station_id=station_id, kind=kind, name=name, started_at=started_at)
    vault.make_key(station_id=station_id, emergency_id=emergency.id, at=at)
    audit.record(
        by=by, at=at, action="emergencies.start", subject_kind="emergency", subject_id=emergency.id, kind=kind.value
    )
    _add_version(station_id, emergency, outbreak_policy(), valid_from=started_at, note="", by=by, at=at)
    return emergency


@transaction.atomic
def end_emergency(*, emergency_id: UUID, by: Actor, at: datetime) -> Emergency:
    """From now on peace time's policy holds. What was recorded stays until the emergency is closed for good."""
    station_id = may_edit_policy(by)
    emergency = Emergency.objects.select_for_update().get(station_id=station_id, pk=emergency_id)
    if emergency.ended_at is not None:
        raise EmergencyRefused("has_ended")
    emergency.ended_at = at
    emergency.save(update_fields=["ended_at"])
    audit.record(by=by, at=at, action="emergencies.end", subject_kind="emergency", subject_id=emergency.id)
    return emergency


@transaction.atomic
def begin_phase(*, emergency_id: UUID, name: str, from_on: date, by: Actor, at: datetime) -> Phase:
    """The phase before it ends on the same day. Raises EmergencyRefused("before_the_last_phase")."""
    station_id = may_edit_policy(by)
    emergency = Emergency.objects.select_for_update().get(station_id=station_id, pk=emergency_id)
    last = emergency.phases.order_by("-from_on").first()
    if last and last.from_on >= from_on:
        raise EmergencyRefused("before_the_last_phase")
    if last and last.until_on is None:
        last.until_on = from_on
        last.save(update_fields=["until_on"])
    phase = Phase.objects.create(station_id=station_id, emergency=emergency, name=name, from_on=from_on)
    audit.record(by=by, at=at, action="emergencies.begin_phase", subject_kind="phase", subject_id=phase.id)
    return phase


@transaction.atomic
def announce_risk(*, area_id: UUID, level: RiskLevel, from_on: date, source: str, by: Actor, at: datetime) -> AreaRisk:
    """The level before it ends on the same day. Raises EmergencyRefused("before_the_last_level")."""
    station_id = may_edit_policy(by)
    _lock_station(station_id)
    last = AreaRisk.objects.filter(station_id=station_id, area_id=area_id).order_by("-from_on").first()
    if last and last.from_on >= from_on:
        raise EmergencyRefused("before_the_last_level")
    if last and last.until_on is None:
        last.until_on = from_on
        last.save(update_fields=["until_on"])
    risk = AreaRisk.objects.create(station_id=station_id, area_id=area_id, level=level, from_on=from_on, source=source)
    audit.record(
        by=by, at=at, action="emergencies.announce_risk", subject_kind="area", subject_id=area_id, level=level.value
    )
    return risk


@transaction.atomic
def publish_policy(*, policy: Policy, valid_from: datetime, note: str, by: Actor, at: datetime) -> PolicyVersion:
    """The next version, from an instant that has not passed: what was decided yesterday was decided by yesterday's version.

    Raises EmergencyRefused: in_the_past, same_instant, kinds_missing.
    """
    station_id = may_edit_policy(by)
    _lock_station(station_id)
    if valid_from < at:
        raise EmergencyRefused("in_the_past")
    if missing_kinds(policy):
        raise EmergencyRefused("kinds_missing")
    emergency = open_emergency(station_id, at)
    return _add_version(station_id, emergency, policy, valid_from=valid_from, note=note, by=by, at=at)


def _add_version(
    station_id: UUID,
    emergency: Emergency | None,
    policy: Policy,
    *,
    valid_from: datetime,
    note: str,
    by: Actor,
    at: datetime,
) -> PolicyVersion:
    known = PolicyVersion.objects.filter(station_id=station_id, emergency=emergency)
    number = (known.aggregate(last=Max("number"))["last"] or 0) + 1
    try:
        with transaction.atomic():
            version = PolicyVersion.objects.create(
                station_id=station_id,
                emergency=emergency,
                number=number,
                valid_from=valid_from,
                content=msgspec.to_builtins(policy),
                note=note,
                created_at=at,
                created_by=by.staff_id,
            )
    except IntegrityError as error:
        raise EmergencyRefused("same_instant") from error
    audit.record(
        by=by, at=at, action="emergencies.publish_policy", subject_kind="policy", subject_id=version.id, number=number
    )
    return version
