"""The risk level of an area, as it was announced."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gatepost.emergencies.access import may_edit_policy
from gatepost.emergencies.enums import RiskLevel
from gatepost.emergencies.models import AreaRisk
from gatepost.emergencies.refusals import EmergencyRefused
from gatepost.emergencies.turns import lock_station
from gatepost.kernel import audit
from gatepost.kernel.access import Actor


@transaction.atomic
def announce_risk(
    *,
    area_id: UUID,
    level: RiskLevel,
    from_on: date,
    until_on: date | None = None,
    source: str,
    by: Actor,
    at: datetime,
) -> AreaRisk:
    """A level from a day to a day, or until the next one: the one before ends on the same day at the latest.

    Raises EmergencyRefused: ends_before_it_begins, before_the_last_level.
    """
    station_id = may_edit_policy(by)
    lock_station(station_id)
    if until_on is not None and until_on <= from_on:
        raise EmergencyRefused("ends_before_it_begins", "until_on")
    _end_last_level(station_id, area_id, from_on)
    risk = AreaRisk.objects.create(
        station_id=station_id, area_id=area_id, level=level, from_on=from_on, until_on=until_on, source=source
    )
    audit.record(
        by=by, at=at, action="emergencies.announce_risk", subject_kind="area", subject_id=area_id, level=level.value
    )
    return risk


def _end_last_level(station_id: UUID, area_id: UUID, from_on: date) -> None:
    last = AreaRisk.objects.filter(station_id=station_id, area_id=area_id).order_by("-from_on").first()
    if last is None:
        return
    if last.from_on >= from_on:
        raise EmergencyRefused("before_the_last_level", "from_on")
    if last.until_on is None or last.until_on > from_on:
        last.until_on = from_on
        last.save(update_fields=["until_on"])
