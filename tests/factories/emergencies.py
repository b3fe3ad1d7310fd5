"""Policies, and the emergency that they hold in."""

from __future__ import annotations

from datetime import datetime

import msgspec

from gatepost.emergencies.enums import EmergencyKind
from gatepost.emergencies.models import Emergency, PolicyVersion
from gatepost.emergencies.policy import Policy, outbreak_policy, peace_policy
from gatepost.kernel import vault
from gatepost.places.models import Station
from tests.factories.moments import WHEN_IT_BEGAN


def make_policy(
    station: Station,
    policy: Policy | None = None,
    *,
    emergency: Emergency | None = None,
    valid_from: datetime = WHEN_IT_BEGAN,
) -> PolicyVersion:
    """The next version; of peace time when there is no emergency."""
    number = PolicyVersion.objects.filter(station=station, emergency=emergency).count() + 1
    return PolicyVersion.objects.create(
        station=station,
        emergency=emergency,
        number=number,
        valid_from=valid_from,
        content=msgspec.to_builtins(policy or peace_policy()),
        created_at=valid_from,
    )


def make_emergency(
    station: Station, policy: Policy | None = None, *, started_at: datetime = WHEN_IT_BEGAN
) -> Emergency:
    """Open, with its key and its first policy."""
    emergency = Emergency.objects.create(
        station=station, kind=EmergencyKind.EPIDEMIC, name="疫情防控", started_at=started_at
    )
    vault.make_key(station_id=station.id, emergency_id=emergency.id, at=started_at)
    make_policy(station, policy or outbreak_policy(), emergency=emergency, valid_from=started_at)
    return emergency
