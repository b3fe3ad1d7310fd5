"""Posts: named, founded at an entrance, with the text of their sign (F48, F49, F75)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from gatepost.kernel.access import Actor, NotAllowed
from gatepost.kernel.models import AuditLine, SearchEntry
from gatepost.places.actions import add_entrance, change_sign, end_post, found_post
from gatepost.places.models import Entrance, Post
from gatepost.places.queries import open_posts
from tests.audit_lines import lines_about
from tests.cast import Cast
from tests.factories import NOON, actor_of, at_noon
from tests.refused import refused

SIGN = "槐安街道工会服务站党员服务岗"


@pytest.fixture
def south(alice: Actor, cast: Cast) -> Entrance:
    """Without a post."""
    return add_entrance(compound_id=cast.house.compound.id, name="南门", by=alice, at=NOON)


def found(entrance: Entrance, by: Actor, *, at: object = NOON, founded_at: object = None) -> Post:
    return found_post(entrance_id=entrance.id, name="南门岗", sign_text=SIGN, founded_at=founded_at or at, by=by, at=at)


@pytest.mark.proves("F48", "F75")
def test_a_post_has_its_name_its_founding_time_and_its_sign(alice: Actor, south: Entrance) -> None:
    row = found(south, alice, founded_at=at_noon(days=-16))
    row.refresh_from_db()
    assert (row.name, row.sign_text, row.founded_at) == ("南门岗", SIGN, at_noon(days=-16))
    (line,) = AuditLine.objects.filter(subject_id=row.id)
    assert (line.action, line.detail) == ("places.found_post", {"sign": SIGN})


@pytest.mark.proves("F49")
def test_one_station_has_several_posts_in_several_compounds(alice: Actor, south: Entrance, cast: Cast) -> None:
    found(south, alice)
    posts = open_posts(alice.station_id)
    assert {post.name for post in posts} == {cast.house.east.name, cast.house.west.name, "南门岗"}
    assert {post.entrance.compound_id for post in posts} == {cast.house.compound.id, cast.house.other_compound.id}


def test_no_post_is_founded_in_the_future(alice: Actor, south: Entrance) -> None:
    with refused("in_the_future", "founded_at"):
        found(south, alice, founded_at=at_noon(seconds=1))
    assert found(south, alice).founded_at == NOON


def test_one_post_stands_at_an_entrance_at_a_time(alice: Actor, cast: Cast) -> None:
    way_in = cast.house.east.entrance
    with refused("one_stands_there", "entrance"):
        found(way_in, alice)
    end_post(post_id=cast.house.east.id, by=alice, at=NOON)
    assert found(way_in, alice, at=at_noon(hours=1)).entrance == way_in


def test_the_database_itself_keeps_a_second_post_from_an_entrance(cast: Cast) -> None:
    east = cast.house.east
    with pytest.raises(IntegrityError, match="places_post_one_per_entrance"), transaction.atomic():
        Post.objects.create(station_id=east.station_id, entrance=east.entrance, name="另一岗", founded_at=NOON)


@pytest.mark.proves("F75")
def test_a_sign_is_changed_and_the_audit_keeps_the_old_text(alice: Actor, cast: Cast) -> None:
    change_sign(post_id=cast.house.east.id, name="东门岗", sign_text=SIGN, by=alice, at=NOON)
    row = Post.objects.get(pk=cast.house.east.id)
    assert (row.name, row.sign_text) == ("东门岗", SIGN)
    (line,) = AuditLine.objects.filter(subject_id=row.id)
    assert line.detail == {"before": "守好家门", "sign": SIGN}


def test_an_ended_post_is_not_found_changed_or_ended_again(alice: Actor, south: Entrance) -> None:
    row = found(south, alice)
    assert SearchEntry.objects.filter(kind="post", subject_id=row.id).count() == 1
    end_post(post_id=row.id, by=alice, at=at_noon(hours=1))
    row.refresh_from_db()
    assert row.ended_at == at_noon(hours=1)
    assert SearchEntry.objects.filter(kind="post", subject_id=row.id).count() == 0
    with refused("has_ended"):
        change_sign(post_id=row.id, name="南门岗", sign_text="", by=alice, at=at_noon(hours=2))
    with refused("has_ended"):
        end_post(post_id=row.id, by=alice, at=at_noon(hours=2))
    assert lines_about(row.id) == ["places.found_post", "places.end_post"]


def test_a_post_ends_after_it_began(alice: Actor, south: Entrance) -> None:
    row = found(south, alice)
    with refused("before_it_began"):
        end_post(post_id=row.id, by=alice, at=NOON)


def test_posts_of_another_station_are_neither_founded_nor_ended(charlie: Actor, cast: Cast, south: Entrance) -> None:
    with pytest.raises(Entrance.DoesNotExist):
        found(south, charlie)
    with pytest.raises(Post.DoesNotExist):
        end_post(post_id=cast.house.east.id, by=charlie, at=NOON)


def test_who_may_not_edit_places_founds_no_post(cast: Cast, south: Entrance) -> None:
    for account in (cast.bob, cast.vera):
        with pytest.raises(NotAllowed):
            found(south, actor_of(account))
