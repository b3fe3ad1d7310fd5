"""The next version of a policy."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gatepost.emergencies.access import may_edit_policy
from gatepost.emergencies.models import PolicyVersion
from gatepost.emergencies.policy import Policy, fault_of
from gatepost.emergencies.queries import newest_version, open_emergency
from gatepost.emergencies.refusals import EmergencyRefused
from gatepost.emergencies.turns import lock_station
from gatepost.emergencies.versions import add_version
from gatepost.kernel.access import Actor


@transaction.atomic
def publish_policy(
    *, policy: Policy, follows: UUID | None, valid_from: datetime, note: str, by: Actor, at: datetime
) -> PolicyVersion:
    """The next version, from an instant that has not passed: what was decided yesterday was decided by yesterday's version.

    `follows` is the newest version that its author knows: two who write at once do not undo each other unseen.
    Raises EmergencyRefused: overtaken, in_the_past, same_instant, and what `fault_of` says.
    """
    station_id = may_edit_policy(by)
    lock_station(station_id)
    newest = newest_version(station_id, at)
    if (newest.id if newest else None) != follows:
        raise EmergencyRefused("overtaken")
    if valid_from < at:
        raise EmergencyRefused("in_the_past", "valid_from")
    if fault := fault_of(policy):
        raise EmergencyRefused(fault)
    return add_version(
        station_id, open_emergency(station_id, at), policy, valid_from=valid_from, note=note, by=by, at=at
    )
