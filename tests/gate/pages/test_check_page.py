"""The empty check: posts, direction, the field, and who went through last."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gatepost.gate.enums import Direction
from gatepost.places.models import Post
from tests.cast import Cast
from tests.factories import at_noon, make_passage, make_post
from tests.ground.counting import statements_for
from tests.words import in_chinese

CHECK = "/gate/check/"


def posts_on(desk: Client, **asked: str) -> tuple[list[Post], object]:
    page = desk.get(CHECK, asked)
    assert page.status_code == 200
    return page.context["posts"], page.context["post_id"]


def test_guard_chooses_among_the_open_posts_of_the_own_station(bob: Client, cast: Cast) -> None:
    cast.house.west.ended_at = at_noon()
    cast.house.west.save()
    assert posts_on(bob) == ([cast.house.east], cast.house.east.id)


def test_chosen_post_is_kept_until_another_is_chosen(bob: Client, cast: Cast) -> None:
    for post in (cast.house.west, cast.house.east):
        assert posts_on(bob, post=str(post.id))[1] == post.id
        assert posts_on(bob)[1] == post.id


@pytest.mark.parametrize("asked", ["", "x", "00000000-0000-7000-8000-000000000000"])
def test_post_that_is_none_of_ours_is_not_chosen(bob: Client, cast: Cast, asked: str) -> None:
    posts, chosen = posts_on(bob, post=asked)
    assert chosen == posts[0].id
    assert posts_on(bob, post=str(cast.charlies.east.id))[1] == chosen


def test_last_passages_are_those_of_the_post_newest_first(bob: Client, cast: Cast) -> None:
    card = cast.house.resident_pass
    for minutes in (-3, -2):
        make_passage(cast.house.east, card, at=at_noon(minutes=minutes))
    make_passage(cast.house.west, card, at=at_noon(minutes=-1))
    make_passage(cast.house.east, card, at=at_noon(days=-1))
    recent = bob.get(CHECK, {"post": str(cast.house.east.id)}).context["recent"]
    assert [line.passage.happened_at for line in recent] == [at_noon(minutes=-2), at_noon(minutes=-3)]


def test_names_of_the_last_passages_are_masked(bob: Client, cast: Cast) -> None:
    make_passage(cast.house.east, cast.house.resident_pass, direction=Direction.OUT, at=at_noon(minutes=-3))
    page = bob.get(CHECK, {"post": str(cast.house.east.id)}).content.decode()
    assert ("沈**" in page, cast.house.resident.name in page) == (True, False)


def test_page_needs_as_many_statements_for_three_passages_and_posts_as_for_one(bob: Client, cast: Cast) -> None:
    make_passage(cast.house.east, cast.house.resident_pass, at=at_noon(minutes=-3))
    url = f"{CHECK}?post={cast.house.east.id}"
    for_one = statements_for(bob, url)
    make_post(cast.house.station)
    for minutes in (-2, -1):
        make_passage(cast.house.east, cast.house.resident_pass, at=at_noon(minutes=minutes))
    assert statements_for(bob, url) == for_one


def test_station_without_a_post_is_led_to_its_compounds(bob: Client, cast: Cast) -> None:
    Post.objects.filter(station=cast.house.station).update(ended_at=at_noon())
    page = bob.get(CHECK).content.decode()
    assert (in_chinese("No post yet") in page, reverse("places:compounds") in page) == (True, True)
    assert 'name="code"' not in page


def test_volunteer_checks_and_is_offered_no_list(volunteer: Client, bob: Client) -> None:
    offered = reverse("gate:passages")
    assert [offered in desk.get(CHECK).content.decode() for desk in (volunteer, bob)] == [False, True]


def test_street_viewer_is_told_that_checking_is_not_among_the_duties(vera: Client) -> None:
    answers = [vera.get(CHECK), vera.post(reverse("gate:verdict")), vera.post(reverse("gate:record"))]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
