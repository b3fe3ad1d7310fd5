"""Two browsers that set the post up at the same instant."""

from __future__ import annotations

import pytest
from django.db import connection

from gatepost.kernel.access import Role
from gatepost.people.actions import PeopleRefused, set_up_station
from gatepost.people.models import StaffAccount
from gatepost.places.models import Station
from tests.factories import NOON
from tests.ground.together import together

PLAN = {
    "station": "槐安街道工会服务站", "union_above": "", "compound": "槐安里小区", "is_closed": True, "entrance": "东门",
    "post": "槐安里东门岗", "sign_text": "", "name": "林秋实", "password": "plum-rain-lantern", "role": Role.STATION_LEAD,
    "at": NOON,
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_of_two_at_once_one_is_refused_and_one_post_is_there() -> None:
    connection.close()
    answers = together(lambda: set_up_station(username="one", **PLAN), lambda: set_up_station(username="other", **PLAN))
    refused = [answer.reason for answer in answers if isinstance(answer, PeopleRefused)]
    assert refused == ["already_set_up"]
    assert (StaffAccount.objects.count(), Station.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_a_station_without_a_union_above_stands_by_itself() -> None:
    by = set_up_station(username="one", **PLAN)
    station = Station.objects.get()
    assert (station.organisation.parent, by.station_id, by.may("keep_backups")) == (None, station.id, True)
