"""An emergency from its start over its phases to its end."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from gatepost.emergencies.access import may_edit_policy
from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import Emergency, Phase, PolicyVersion
from gatepost.emergencies.policy import outbreak_policy, peace_policy
from gatepost.emergencies.refusals import EmergencyRefused
from gatepost.emergencies.turns import lock_running, lock_station
from gatepost.emergencies.versions import add_version
from gatepost.kernel import audit, clock, vault
from gatepost.kernel.access import Actor


@transaction.atomic
def start_emergency(*, kind: EmergencyKind, name: str, started_at: datetime, by: Actor, at: datetime) -> Emergency:
    """Opens an emergency with its own key and a first policy, which holds from now on even if the emergency began before.

    Raises EmergencyRefused: one_is_open, in_the_future, before_the_last_end.
    """
    station_id = may_edit_policy(by)
    lock_station(station_id)
    _require_a_free_place(station_id, started_at, at)
    emergency = Emergency.objects.create(station_id=station_id, kind=kind, name=name, started_at=started_at)
    vault.make_key(station_id=station_id, emergency_id=emergency.id, at=at)
    audit.record(
        by=by, at=at, action="emergencies.start", subject_kind="emergency", subject_id=emergency.id, kind=kind.value
    )
    add_version(station_id, emergency, outbreak_policy(), valid_from=at, note="", by=by, at=at)
    return emergency


def _require_a_free_place(station_id: UUID, started_at: datetime, at: datetime) -> None:
    known = Emergency.objects.filter(station_id=station_id)
    if known.filter(ended_at=None).exists():
        raise EmergencyRefused("one_is_open")
    if started_at > at:
        raise EmergencyRefused("in_the_future", "started_at")
    if known.filter(ended_at__gt=started_at).exists():
        raise EmergencyRefused("before_the_last_end", "started_at")


@transaction.atomic
def end_emergency(*, emergency_id: UUID, by: Actor, at: datetime) -> Emergency:
    """From now on peace time's policy holds; where nobody has written one, the plain one does, so that the gate can go on deciding.

    The running phase ends with it, and one that was only planned never comes. What was recorded stays until the emergency is closed
    for good. Raises EmergencyRefused("has_ended").
    """
    station_id = may_edit_policy(by)
    emergency = lock_running(station_id, emergency_id)
    emergency.ended_at = at
    emergency.save(update_fields=["ended_at"])
    _end_phases(emergency, clock.local(at).date())
    audit.record(by=by, at=at, action="emergencies.end", subject_kind="emergency", subject_id=emergency.id)
    if not PolicyVersion.objects.filter(station_id=station_id, emergency=None, valid_from__lte=at).exists():
        add_version(station_id, None, peace_policy(), valid_from=at, note="", by=by, at=at)
    return emergency


def _end_phases(emergency: Emergency, day: date) -> None:
    emergency.phases.filter(from_on__gt=day).delete()
    last = emergency.phases.order_by("-from_on").first()
    if last:
        last.until_on = max(day, last.from_on + timedelta(days=1))
        last.save(update_fields=["until_on"])


@transaction.atomic
def begin_phase(*, emergency_id: UUID, name: str, from_on: date, by: Actor, at: datetime) -> Phase:
    """The phase before it ends on the same day. Raises EmergencyRefused: has_ended, before_the_start, before_the_last_phase."""
    station_id = may_edit_policy(by)
    emergency = lock_running(station_id, emergency_id)
    last = emergency.phases.order_by("-from_on").first()
    if from_on < clock.local(emergency.started_at).date():
        raise EmergencyRefused("before_the_start", "from_on")
    if last and last.from_on >= from_on:
        raise EmergencyRefused("before_the_last_phase", "from_on")
    if last:
        last.until_on = from_on
        last.save(update_fields=["until_on"])
    phase = Phase.objects.create(station_id=station_id, emergency=emergency, name=name, from_on=from_on)
    audit.record(by=by, at=at, action="emergencies.begin_phase", subject_kind="phase", subject_id=phase.id)
    return phase
