"""Visits end with the phase of their passage, whether somebody saw the visitor leave or not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from gatepost.emergencies.actions import end_emergency
from gatepost.gate.models import Visit
from gatepost.gate.retention.daily import VISIT_DAYS
from gatepost.kernel.retention.daily import carry_out
from tests.cast import Cast
from tests.factories import actor_of, at_noon
from tests.factories.visits import make_visit

MOMENT = timedelta(microseconds=1)


@pytest.mark.proves("F63")
def test_visits_of_an_emergency_end_thirty_days_after_it(cast: Cast) -> None:
    make_visit(cast.house.east)
    make_visit(cast.house.east, came_at=at_noon(hours=-2), left_at=at_noon())
    carry_out(at_noon(days=300))
    assert Visit.objects.count() == 2
    end_emergency(emergency_id=cast.house.station.emergencies.get().id, by=actor_of(cast.alice), at=at_noon(days=300))
    carry_out(at_noon(days=300 + VISIT_DAYS) - MOMENT)
    assert Visit.objects.count() == 2
    carry_out(at_noon(days=300 + VISIT_DAYS))
    assert Visit.objects.count() == 0


def test_visits_of_peace_time_end_thirty_days_after_they_began_and_others_stay(cast: Cast) -> None:
    came, peace = at_noon(days=-20), cast.house.station.policies.get(emergency=None)
    make_visit(cast.house.east, came_at=came, policy=peace)
    stays = [make_visit(cast.house.east), make_visit(cast.charlies.east)]
    carry_out(came + timedelta(days=VISIT_DAYS) - MOMENT)
    assert Visit.objects.count() == 3
    carry_out(came + timedelta(days=VISIT_DAYS))
    assert list(Visit.objects.order_by("id")) == sorted(stays, key=lambda visit: visit.id)
