"""How a version comes into the table: numbered, dated, and told in the audit. There is no other way, and none to change one."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import IntegrityError, transaction

from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.emergencies.policy import Policy
from gatepost.emergencies.refusals import EmergencyRefused
from gatepost.kernel import audit
from gatepost.kernel.access import Actor


def add_version(
    station_id: UUID,
    emergency: Emergency | None,
    policy: Policy,
    *,
    valid_from: datetime,
    note: str,
    by: Actor,
    at: datetime,
) -> PolicyVersion:
    """For whoever holds the station's lock."""
    newest = PolicyVersion.objects.filter(station_id=station_id, emergency=emergency).order_by("-number").first()
    number = newest.number + 1 if newest else 1
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
        raise EmergencyRefused("same_instant", "valid_from") from error
    audit.record(
        by=by, at=at, action="emergencies.publish_policy", subject_kind="policy", subject_id=version.id, number=number
    )
    return version
