"""Visitors who should have left stand on the first page, and lead to the list with the same count."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.desk.reading import lines_on, needs_on, text_of
from tests.factories import at_noon
from tests.factories.visits import make_visit


@pytest.mark.proves("F63")
def test_who_should_have_left_is_counted_first_and_the_list_has_the_same_count(desk: Client, cast: Cast) -> None:
    for minutes in (0, 30):
        make_visit(cast.house.east, came_at=at_noon(hours=-5), due_out_at=at_noon(minutes=-minutes))
    make_visit(cast.house.east, came_at=at_noon(hours=-4))
    make_visit(cast.house.east, came_at=at_noon(hours=-6), due_out_at=at_noon(), left_at=at_noon(minutes=-9))
    make_visit(cast.charlies.east, due_out_at=at_noon(minutes=-9))
    state, text, url = needs_on(text_of(desk, reverse("desk:board")))[0]
    assert (state, text, lines_on(text_of(desk, url))) == ("refuse", "2 位访客到点未离开", 2)
    assert lines_on(text_of(desk, reverse("gate:visits"))) == 3


def test_visitors_who_may_still_stay_need_nobody(desk: Client, cast: Cast) -> None:
    make_visit(cast.house.east)
    assert needs_on(text_of(desk, reverse("desk:board"))) == []
