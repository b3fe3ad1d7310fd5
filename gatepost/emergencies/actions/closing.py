"""Signing that an emergency is closed for good. The second signature sets it going; until then it can be put aside."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.emergencies.access import may_sign_closing
from gatepost.emergencies.closing.jobs import CARRY_OUT
from gatepost.emergencies.closing.preview import preview
from gatepost.emergencies.closing.signing import Signed, are_enough
from gatepost.emergencies.enums import ClosingStep
from gatepost.emergencies.models import Closing, ClosingSignature, Emergency
from gatepost.emergencies.refusals import EmergencyRefused
from gatepost.emergencies.turns import lock_station
from gatepost.kernel import audit
from gatepost.kernel.access import Actor
from gatepost.kernel.jobs import AlreadyWaiting, defer


@transaction.atomic
def sign_closing(*, emergency_id: UUID, seen: str, by: Actor, at: datetime) -> Closing:
    """`seen` is the mark over the counts that the signer read: what has changed since is read again, and signed again by both.

    Raises EmergencyRefused: not_ended, counts_changed, signed_already, being_closed.
    """
    station_id, staff_id = may_sign_closing(by)
    emergency = _lock_ended(station_id, emergency_id)
    closing = Closing.objects.filter(emergency=emergency).first()
    if closing and closing.step != ClosingStep.SIGN:
        raise EmergencyRefused("being_closed")
    if preview(emergency).mark != seen:
        raise EmergencyRefused("counts_changed")
    closing = _standing(closing, seen) or Closing.objects.create(
        station_id=station_id, emergency=emergency, seen=seen, opened_at=at
    )
    if closing.signatures.filter(signed_by=staff_id).exists():
        raise EmergencyRefused("signed_already")
    _sign(closing, staff_id, by=by, at=at)
    if are_enough(Signed(one.signed_by, frozenset(one.roles)) for one in closing.signatures.all()):
        closing.step = ClosingStep.COUNT
        closing.save(update_fields=["step"])
        defer(CARRY_OUT, once=str(closing.id), closing_id=str(closing.id))
    return closing


def _lock_ended(station_id: UUID, emergency_id: UUID) -> Emergency:
    lock_station(station_id)
    emergency = Emergency.objects.get(station_id=station_id, pk=emergency_id)
    if emergency.ended_at is None:
        raise EmergencyRefused("not_ended")
    return emergency


def _standing(closing: Closing | None, seen: str) -> Closing | None:
    """Signatures under other counts count for nothing."""
    if closing and closing.seen != seen:
        closing.delete()
        return None
    return closing


def _sign(closing: Closing, staff_id: UUID, *, by: Actor, at: datetime) -> None:
    roles = sorted({grant.role.value for grant in by.grants if grant.station_id == closing.station_id})
    ClosingSignature.objects.create(
        station_id=closing.station_id, closing=closing, signed_by=staff_id, name=by.name, roles=roles, signed_at=at
    )
    audit.record(
        by=by, at=at, action="emergencies.sign_closing", subject_kind="emergency", subject_id=closing.emergency_id
    )


@transaction.atomic
def put_closing_aside(*, emergency_id: UUID, by: Actor, at: datetime) -> None:
    """Before the second signature. Raises EmergencyRefused("being_closed"), and Closing.DoesNotExist when nobody has signed."""
    station_id, _staff_id = may_sign_closing(by)
    lock_station(station_id)
    closing = Closing.objects.get(station_id=station_id, emergency_id=emergency_id)
    if closing.step != ClosingStep.SIGN:
        raise EmergencyRefused("being_closed")
    closing.delete()
    audit.record(
        by=by, at=at, action="emergencies.put_closing_aside", subject_kind="emergency", subject_id=emergency_id
    )


@transaction.atomic
def close_again(*, emergency_id: UUID, by: Actor, at: datetime) -> None:
    """One that stopped, because figures differed or its job was given up, goes on where it stood. Raises EmergencyRefused: not_signed."""
    station_id, _staff_id = may_sign_closing(by)
    closing = Closing.objects.get(station_id=station_id, emergency_id=emergency_id)
    if closing.step in {ClosingStep.SIGN, ClosingStep.DONE}:
        raise EmergencyRefused("not_signed")
    with suppress(AlreadyWaiting):
        defer(CARRY_OUT, once=str(closing.id), closing_id=str(closing.id))
    audit.record(by=by, at=at, action="emergencies.close_again", subject_kind="emergency", subject_id=emergency_id)
