"""Superiors approve a version of a policy."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from gatepost.emergencies.access import may_approve
from gatepost.emergencies.models import PolicyApproval, PolicyVersion
from gatepost.emergencies.refusals import EmergencyRefused
from gatepost.kernel import audit
from gatepost.kernel.access import Actor


@transaction.atomic
def approve_policy(*, version_id: UUID, by: Actor, at: datetime) -> PolicyApproval:
    """Raises EmergencyRefused: own_version, approved_already."""
    station_id, staff_id = may_approve(by)
    version = PolicyVersion.objects.get(station_id=station_id, pk=version_id)
    if version.created_by == staff_id:
        raise EmergencyRefused("own_version")
    try:
        with transaction.atomic():
            row = PolicyApproval.objects.create(
                station_id=station_id, version=version, approved_by=staff_id, approved_at=at
            )
    except IntegrityError as error:
        if "emergencies_policy_approved_once" not in str(error):
            raise
        raise EmergencyRefused("approved_already") from error
    audit.record(
        by=by,
        at=at,
        action="emergencies.approve_policy",
        subject_kind="policy",
        subject_id=version.id,
        number=version.number,
    )
    return row
